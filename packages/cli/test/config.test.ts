import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fakeConfig, fakeFile, folder } from './run.js'

const text = 'FROM node:22.1-alpine\nCMD ["node"]\n'
const esm = '{ "type": "module" }'
const cjs = '{ "type": "commonjs" }'

describe('finding the config', () => {
  test.each(['ts', 'mts', 'js', 'mjs'])('dockerfile.config.%s', (extension) => {
    const plain = fakeConfig().replace(
      '({ header = [] }: { header?: readonly string[] } = {})',
      '({ header = [] } = {})',
    )
    const script = plain.replace('(line: string)', '(line)')
    const here = folder({ [`dockerfile.config.${extension}`]: extension.endsWith('ts') ? fakeConfig() : script })
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    expect(here.read('Dockerfile')).toContain(`Generated from dockerfile.config.${extension} by Stagecraft`)
  })

  test('there is none', () => {
    const { code, out, err } = folder().run('check')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(
      'error bad-config: this folder has no config: looked for dockerfile.config.ts, dockerfile.config.mts, dockerfile.config.js, dockerfile.config.mjs\n' +
        '  Go to the folder that has one, or name it with --config.\n',
    )
  })

  test('there is none, but there are some below', () => {
    const here = folder({
      'web site/dockerfile.config.ts': fakeConfig(),
      'api/dockerfile.config.ts': fakeConfig(),
      'node_modules/x/dockerfile.config.ts': fakeConfig(),
    })
    const { code, err } = here.run('check')
    expect(code).toBe(2)
    expect(err).toContain('  There are some below it: add --config api "web site"\n')
  })

  test('there is none, and a Dockerfile says where it is', () => {
    const outputs = `{ '../api/Dockerfile': ${fakeFile()} }`
    const here = folder({
      'central/dockerfile.config.ts': `export default { kind: 'config', outputs: ${outputs} }`,
      'web/Dockerfile': 'FROM a:1\n',
    })
    here.run('emit', '--config', 'central')
    const said = (name: string): string => here.runIn({ cwd: here.at(name) }, 'check').err
    expect(said('api')).toContain(
      'Dockerfile is generated from ../central/dockerfile.config.ts: add --config ../central\n',
    )
    expect(said('web')).toContain('stagecraft import makes a config of it')
    rmSync(here.at('central'), { recursive: true })
    expect(said('api')).toContain('was generated from ../central/dockerfile.config.ts, which is not there')
  })

  test('there are two', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig(), 'dockerfile.config.mjs': '' })
    const { code, err } = here.run('emit')
    expect(code).toBe(2)
    expect(err).toContain('several configs: dockerfile.config.ts, dockerfile.config.mjs')
  })

  test('--config takes a file, a folder and a pattern; outputs lie beside their config', () => {
    const here = folder({
      'one/dockerfile.config.ts': fakeConfig({ text: 'FROM one:1\n' }),
      'two/dockerfile.config.ts': fakeConfig({ text: 'FROM two:2\n' }),
      'three/web.config.ts': fakeConfig({ text: 'FROM three:3\n' }),
    })
    expect(here.run('emit', '--config', 'one', 'three/web.config.ts').code).toBe(0)
    expect(here.read('one/Dockerfile')).toContain('FROM one:1\n')
    expect(here.read('three/Dockerfile')).toContain('then run: npx stagecraft emit --config web.config.ts\n')
    expect(here.run('emit', '--config', '**/dockerfile.config.ts').out).toBe(
      'unchanged one/Dockerfile\nwrote two/Dockerfile\n',
    )
    // A folder that matches stands for its config; one that has none is left out.
    expect(here.run('check', '--config', 't*').out).toBe('two/Dockerfile is fresh\n')
    expect(here.run('check', '--config', '*/').out).toBe('2 files are fresh\n')
  })

  test.each([
    ['a missing file', 'nowhere.ts', 'there is no file or folder "nowhere.ts"'],
    ['a pattern without a match', 'x/*.ts', 'no config matches "x/*.ts"'],
    ['a Dockerfile', 'Dockerfile', 'is no config'],
  ])('--config with %s', (_, wanted, message) => {
    const { code, err } = folder({ Dockerfile: '' }).run('emit', '--config', wanted)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

describe('loading the config', () => {
  const helper = 'export const tag = (major: number): string => `node:${major}.1-alpine`\n'
  const imports =
    "import { tag } from './helper'\nimport { DockerfileError } from '@stagecraft/core'\nvoid DockerfileError; void tag(22)"

  test.each([
    ['without package.json', undefined],
    ['in an ES module package', esm],
    ['in a CommonJS package', cjs],
    ['in a package that does not say', '{}'],
  ])('%s: TypeScript, a helper file, @stagecraft/core that is not installed', (_, manifest) => {
    const here = folder({
      'dockerfile.config.ts': fakeConfig({ before: imports }),
      'helper.ts': helper,
      ...(manifest === undefined ? {} : { 'package.json': manifest }),
    })
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
  })

  test('an installed @stagecraft/core comes before the one of the CLI', () => {
    const here = folder({
      'dockerfile.config.ts': fakeConfig({
        before: "import { mine } from '@stagecraft/core'\nif (mine !== 1) throw new Error('other')",
      }),
      'node_modules/@stagecraft/core/package.json': '{ "type": "module", "exports": "./index.js" }',
      'node_modules/@stagecraft/core/index.js': 'export const mine = 1',
    })
    expect(here.run('emit').code).toBe(0)
  })

  test.each([
    ['a promise', `export default Promise.resolve(${fakeFile()})`],
    ['a function', `export default () => (${fakeFile()})`],
    ['an async function', `export default async () => (${fakeFile()})`],
    ['top-level await', `const file = await Promise.resolve(${fakeFile()})\nexport default file`],
    ['defineConfig', `export default { kind: 'config', outputs: { Dockerfile: ${fakeFile()} } }`],
    ['module.exports', `module.exports = ${fakeFile()}`],
    ['CommonJS names beside an export', `const here: string = __dirname\nvoid here\nexport default ${fakeFile()}`],
  ])('exports %s', (_, source) => {
    const here = folder({ 'dockerfile.config.ts': source })
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    expect(here.read('Dockerfile')).toContain(text)
  })

  test('what the config prints never gets into the output', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ before: "console.log('noise')" }) })
    const { out, err } = here.run('emit', '--stdout')
    expect(out).not.toContain('noise')
    expect(err).toBe('noise\n')
  })

  test('places are recorded while it loads', () => {
    const before =
      "if (Reflect.get(globalThis, Symbol.for('stagecraft.record-places')) !== true) throw new Error('off')"
    expect(folder({ 'dockerfile.config.ts': fakeConfig({ before }) }).run('emit').code).toBe(0)
  })

  test('a timer that the config leaves behind does not keep the process', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ before: 'setInterval(() => {}, 1000)' }) })
    expect(here.run('emit').code).toBe(0)
  })
})

describe('a config that does not load', () => {
  const failure = (source: string, manifest?: string, args: readonly string[] = []): string => {
    const here = folder({
      'dockerfile.config.ts': source,
      ...(manifest === undefined ? {} : { 'package.json': manifest }),
    })
    const { code, out, err } = here.run('emit', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toMatch(/\n\s+at .*node:|packages\/cli|failed inside itself/)
    return err
  }

  test.each([undefined, esm, cjs])('it throws (package.json: %s)', (manifest) => {
    const source =
      "interface A { b: string }\n\n\nfunction go(a: A) {\n  throw new TypeError('no ' + a.b)\n}\ngo({ b: 'x' })\nexport default 1\n"
    expect(failure(source, manifest)).toBe(
      `error bad-config: dockerfile.config.ts threw TypeError: no x
  at dockerfile.config.ts:5:9

      3 |
      4 | function go(a: A) {
    > 5 |   throw new TypeError('no ' + a.b)
        |         ^^^
      6 | }
      7 | go({ b: 'x' })

`,
    )
  })

  test('it throws something that is no error', () => {
    expect(failure("throw 'up'\nexport {}")).toContain('threw a value that is no Error: up')
  })

  test('it throws with a cause', () => {
    expect(failure("throw new Error('a', { cause: new Error('b') })\nexport {}")).toContain(
      'threw Error: a (because of b)',
    )
  })

  test('it throws from a timer, before it has finished', () => {
    const source =
      "setTimeout(() => { throw new Error('later') })\nawait new Promise(() => setTimeout(() => {}, 9e5))\nexport {}"
    expect(failure(source)).toContain('threw Error: later\n  at dockerfile.config.ts:1:26')
  })

  test.each([undefined, esm, cjs])('syntax error (package.json: %s)', (manifest) => {
    expect(failure("const a = 1\nexport default stage('x'\n", manifest)).toBe(
      `error bad-config: Syntax error: Expected ")" but found end of file
  at dockerfile.config.ts:3:1
  the bracket that is not closed: dockerfile.config.ts:2:21

      1 | const a = 1
    > 2 | export default stage('x'
        |                     ^

`,
    )
    expect(failure('export const a = 1 2\n', manifest)).toContain(
      'at dockerfile.config.ts:1:20\n\n    > 1 | export const a = 1 2\n        |                    ^',
    )
  })

  test.each([undefined, esm, cjs])('a slip of the finger (package.json: %s)', (manifest) => {
    const imports = "import { dockerfile, stage } from '@stagecraft/core'\n"
    const slips = [
      [
        "const a = stage('a').form('b:1')\nexport default a",
        '^^^^\n      3 | export default a\n\n  Did you mean "from"?\n',
      ],
      ["const a = stage('a').from('b:1')\nexport default dockerfile(aa)", 'Did you mean "a"?'],
      ["const a = stage('build').from('b:1')\nexport default stage().from('biuld')", 'did you mean .from(a)?'],
    ]
    for (const [source, hint] of slips) expect(failure(imports + source!, manifest)).toContain(hint)
    expect(failure("import { stag } from '@stagecraft/core'\nexport default stag()", manifest)).toContain(
      'Did you mean "stage"?',
    )

    const here = folder({
      'dockerfile.config.ts': "import { bsae } from './lib.js'\nexport default bsae",
      'lib.ts': 'export const base = 1',
      ...(manifest === undefined ? {} : { 'package.json': manifest }),
    })
    expect(here.run('check').err).toContain('Did you mean "base"?')
  })

  test.each([undefined, esm, cjs])('missing file (package.json: %s)', (manifest) => {
    const err = failure("const first = 1\nimport { x } from './stages/web.js'\nexport default x", manifest)
    expect(err).toContain('The file "./stages/web.js" is imported and does not exist\n  at dockerfile.config.ts:2:19')
  })

  test.each([undefined, esm, cjs])('missing package (package.json: %s)', (manifest) => {
    const err = failure("import { x } from '@acme/presets/node'\nexport default x", manifest)
    expect(err).toContain(
      'The package "@acme/presets/node" is imported and cannot be found\n  at dockerfile.config.ts:1:19',
    )
    expect(err).toContain('Install it')
    expect(err).toContain('npx -p stagecraft -p @acme/presets stagecraft, or')
  })

  test.each([undefined, esm, cjs])(
    'a package that is called nearly like one of ours (package.json: %s)',
    (manifest) => {
      for (const [near, meant] of [
        ['@stagecraf/core', '@stagecraft/core'],
        ['@stagecraft/preset', '@stagecraft/presets'],
      ]) {
        const err = failure(`import { x } from '${near}'\nexport default x`, manifest)
        expect(err).toContain(`Did you mean "${meant}"?`)
        expect(err).not.toContain('Install')
        expect(err).not.toContain('npx')
      }
    },
  )

  test.each([undefined, esm])('a name outside of the braces (package.json: %s)', (manifest) => {
    const source =
      "import dockerfile, { stage } from '@stagecraft/core'\n\nexport default dockerfile(stage('a').from('b:1'))"
    const err = failure(source, manifest)
    expect(err).toContain('"@stagecraft/core" has no default export\n  at dockerfile.config.ts:1:8')
    expect(err).toContain("Write it inside the braces: import { dockerfile } from '@stagecraft/core'")
  })

  test('a member that is misspelt, of which another is read', () => {
    const source =
      "import { dockerfile, stage } from '@stagecraft/core'\nconst a = stage('a').from('b:1').artifact('site', '/x')\n"
    const err = failure(`${source}export default dockerfile(stage('c').from('d:1').copyFrom(a.artefacts.site, '/y'))`)
    expect(err).toContain('Did you mean "artifacts"?')
    expect(failure(`${source}const o: any = {}\nexport default dockerfile(o.nothing.site)`)).not.toContain('Did you')
  })

  test('missing export', () => {
    const err = failure("import { stagee } from '@stagecraft/core'\nexport default stagee")
    expect(err).toContain('exports nothing called "stagee"\n  at dockerfile.config.ts:1:10')
  })

  test.each([
    ['nothing', '', 'exports nothing'],
    ['no default', 'export const web = 1', 'has no default export, only: web'],
    ['a number', 'export default 7', 'exports a number, which is no Dockerfile'],
    ['null', 'export default null', 'exports null'],
    ['a string', "export default 'FROM x'", 'exports the string "FROM x"'],
    ['a stage', "export default { kind: 'stage' }", 'exports a value of the kind stage'],
    ['a list', `export default [${fakeFile()}]`, 'exports a list'],
    ['a plain object of files', `export default { web: ${fakeFile()} }`, 'exports a plain object'],
    ['no outputs', "export default { kind: 'config', outputs: {} }", 'describes no output'],
    [
      'a wrong output',
      "export default { kind: 'config', outputs: { Dockerfile: 1 } }",
      'the output "Dockerfile" is a number',
    ],
    [
      'an output with a backslash',
      `export default { kind: 'config', outputs: { 'a\\\\Dockerfile': ${fakeFile()} } }`,
      'Write "a/Dockerfile", which means the same on every system',
    ],
    [
      'a folder as output',
      `export default { kind: 'config', outputs: { 'a/': ${fakeFile()} } }`,
      'the output "a/" is no path',
    ],
    ['a function that gives nothing', 'export default () => {}', 'exports undefined'],
  ])('it exports %s', (_, source, message) => {
    expect(failure(source)).toContain(message)
  })

  test('it waits for ever, at top level or in a function', () => {
    const words = 'dockerfile.config.ts never finishes: it waits for a promise that nothing settles'
    expect(failure('await new Promise(() => {})\nexport default 1')).toContain(words)
    expect(failure('export default async () => await new Promise(() => {})')).toContain(words)
  })

  test.each([
    ['at its top level', 'export const x = 1\nfor (;;) {}\nexport default 1'],
    ['in a function that it exports', 'export default () => {\n  for (;;) {}\n}'],
    ['after it has waited', 'await null\nfor (;;) {}\nexport default 1'],
    ['in a promise', 'export default Promise.resolve().then(() => {\n  for (;;) {}\n})'],
  ])('a loop without an end, %s', (_, source) => {
    const err = failure(source, undefined, ['--timeout', '0.5'])
    expect(err).toContain('dockerfile.config.ts is still busy after 0.5 seconds: a loop in it may have no end')
    expect(err).toContain('  at dockerfile.config.ts:2:')
  })

  test('it takes longer than --timeout', () => {
    const source = 'await new Promise((done) => setTimeout(done, 60_000))\nexport default 1'
    expect(failure(source, undefined, ['--timeout', '0.5'])).toContain('did not finish within 0.5 seconds')
  })

  test('it ends the process, which must not look like success', () => {
    expect(failure('process.exit(0)\nexport {}')).toContain('dockerfile.config.ts ended the process')
  })

  test('misuse of the DSL: its problem, at the line of the user', () => {
    const misuse = "new DockerfileError({ code: 'untagged-image', message: 'from: no tag', hint: 'Write node:22.' })"
    const source = `import { DockerfileError } from '@stagecraft/core'\n\nconst from = () => { throw ${misuse} }\nfrom()\nexport {}\n`
    expect(failure(source)).toMatch(
      /^error untagged-image: from: no tag\n {2}at dockerfile\.config\.ts:3:28\n\n[^]+\n\n {2}Write node:22\.\n$/,
    )
  })

  test('misuse inside an installed preset: the line of the config, and the line of the preset', () => {
    const here = folder({
      'dockerfile.config.ts': "import { web } from '@acme/presets'\n\nweb('x')\nexport {}\n",
      'node_modules/@acme/presets/package.json': '{ "type": "module", "exports": "./index.js" }',
      'node_modules/@acme/presets/index.js':
        "import { DockerfileError } from '@stagecraft/core'\nexport const web = () => {\n  throw new DockerfileError({ code: 'bad-port', message: 'no' })\n}\n",
    })
    const { code, err } = here.run('emit')
    expect(code).toBe(2)
    expect(err).toContain('at dockerfile.config.ts:3:1\n')
    expect(err).toContain('refused inside this call: node_modules/@acme/presets/index.js:3:9\n')
  })

  test('two failing configs are both shown, and nothing is written', () => {
    const here = folder({
      'a/dockerfile.config.ts': "throw new Error('A')\nexport {}",
      'b/dockerfile.config.ts': "throw new Error('B')\nexport {}",
      'c/dockerfile.config.ts': fakeConfig(),
    })
    const { code, out, err } = here.run('emit', '--config', 'a', 'b', 'c')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('threw Error: A')
    expect(err).toContain('threw Error: B')
    expect(() => here.read('c/Dockerfile')).toThrow('ENOENT')
  })

  test('--json', () => {
    const { code, out } = folder({ 'dockerfile.config.ts': "throw new Error('A')\nexport {}" }).run('check', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      problems: [
        {
          code: 'bad-config',
          severity: 'error',
          // The word that is underlined for people.
          place: { file: 'dockerfile.config.ts', line: 1, column: 7, endLine: 1, endColumn: 10 },
        },
      ],
      outputs: [],
    })
  })
})

describe('bundles of earlier runs', () => {
  test('damaged ones are made again, and none is needed', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    const cache = here.at('cache')
    const check = (folderOfCache = cache): unknown => here.runIn({ env: { STAGECRAFT_CACHE: folderOfCache } }, 'check')
    const fresh = { code: 0, out: 'Dockerfile is fresh\n', err: '' }
    const stored = (): readonly string[] =>
      readdirSync(join(cache, 'configs')).map((name) => join(cache, 'configs', name))
    here.run('emit')
    expect(check()).toEqual(fresh)
    const whole = stored()
    for (const path of stored().filter((name) => name.endsWith('.mjs'))) truncateSync(path, 10)
    expect(check()).toEqual(fresh)
    for (const path of stored()) writeFileSync(path, 'garbage')
    expect(check()).toEqual(fresh)
    expect(stored()).toEqual(whole)
    rmSync(cache, { recursive: true })
    expect(check('off')).toEqual(fresh)
    expect(existsSync(cache)).toBe(false)
  })

  // In /proc, and in what is no folder.
  test.skipIf(process.platform === 'win32').each(['/proc/nope', '/proc', '/dev/null', '/dev/null/nope'])(
    'none are kept where STAGECRAFT_CACHE names a place that cannot hold them: %s',
    (place) => {
      const here = folder({ 'dockerfile.config.ts': fakeConfig() })
      const { code, out, err } = here.runIn({ env: { STAGECRAFT_CACHE: place } }, 'emit')
      expect({ code, out }).toEqual({ code: 0, out: 'wrote Dockerfile\n' })
      expect(err).toMatch(/^warning: STAGECRAFT_CACHE names a place that can keep nothing: E[A-Z]+: .*\n$/)
      const home = here.runIn({ env: { STAGECRAFT_CACHE: '', XDG_CACHE_HOME: place, HOME: place } }, 'check')
      expect(home).toEqual({ code: 0, out: 'Dockerfile is fresh\n', err: '' })
    },
  )
})
