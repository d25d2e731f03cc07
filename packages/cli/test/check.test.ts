import { createHash } from 'node:crypto'
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fakeConfig, fakeFile, folder, type Folder } from './run.js'

const emitted = (fake = {}): Folder => {
  const here = folder({ 'dockerfile.config.ts': fakeConfig(fake) })
  expect(here.run('emit').code).toBe(0)
  return here
}

describe('check', () => {
  test('fresh: one line, exit 0', () => {
    expect(emitted().run('check')).toEqual({ code: 0, out: 'Dockerfile is fresh\n', err: '' })
  })

  test('missing: exit 1, the text as a diff, and nothing is written', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    const { code, out, err } = here.run('check')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(
      /^Dockerfile does not exist\n--- \/dev\/null\n\+\+\+ Dockerfile \(from dockerfile\.config\.ts\)\n@@ -0,0 \+1,5 @@\n/,
    )
    expect(out).toContain('\n+FROM node:22.1-alpine\n')
    expect(out).toMatch(/\nRun: npx stagecraft emit\n$/)
    expect(readdirSync(here.root)).toEqual(['dockerfile.config.ts'])
  })

  test('stale: exit 1, a diff of what changed, the file untouched', () => {
    const here = emitted()
    here.write('dockerfile.config.ts', fakeConfig({ text: 'FROM node:24.1-alpine\nCMD ["node"]\n' }))
    utimesSync(here.at('Dockerfile'), 1_000_000, 1_000_000)
    const { code, out } = here.run('check')
    expect(code).toBe(1)
    expect(out).toContain(
      'Dockerfile is stale: dockerfile.config.ts has changed since it was written\n--- Dockerfile\n+++ Dockerfile (from dockerfile.config.ts)\n',
    )
    expect(out).toContain('\n #\n-FROM node:22.1-alpine\n+FROM node:24.1-alpine\n CMD ["node"]\n')
    expect(out).not.toContain('+# stagecraft hash')
    expect(statSync(here.at('Dockerfile')).mtimeMs).toBe(1_000_000_000)
  })

  test('edited by hand: said so, whatever part was edited', () => {
    const here = emitted()
    const text = here.read('Dockerfile')
    here.write('Dockerfile', `${text}RUN true\n`)
    expect(here.run('check').out).toMatch(/^Dockerfile was edited by hand\n/)
    expect(here.run('check').out).toContain('\n-RUN true\n')
    here.write('Dockerfile', `# syntax=docker/dockerfile:1\n${text}`)
    expect(here.run('check').out).toContain('Dockerfile was edited by hand')
    here.write('Dockerfile', text.replace(/hash=sha256:\w+/, 'hash=sha256:0123456789abcdef'))
    const { out } = here.run('check')
    expect(out).toContain('but its hash is another')
    expect(out).toMatch(/\n-# stagecraft hash=sha256:0123456789abcdef .*\n\+# stagecraft hash=/)
  })

  test('a file that Stagecraft did not write', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig(), Dockerfile: 'FROM other:1\n' })
    const { code, out } = here.run('check')
    expect(code).toBe(1)
    expect(out).toContain('Dockerfile was not written by Stagecraft')
    expect(here.run('emit').out).toBe('wrote Dockerfile, over a file that Stagecraft had not written\n')
  })

  test('a carriage return in a heredoc that git took away is named: the diff shows nothing', () => {
    const here = folder({
      'dockerfile.config.ts': `import { dockerfile, heredoc, stage } from '@stagecraft/core'
export default dockerfile(stage().from('node:22').run(heredoc('echo a\\r\\necho b')))
`,
    })
    here.run('emit')
    here.write('Dockerfile', here.read('Dockerfile').replaceAll('\r\n', '\n'))
    const { code, out } = here.run('check')
    expect(code).toBe(1)
    expect(out).toContain(
      'Dockerfile is stale in its line ends: dockerfile.config.ts has a carriage return (\\r) in what is line 7 here',
    )
    expect(out).toContain('.gitattributes: Dockerfile -text')
  })

  test('a checkout with CRLF line ends is fresh, and emit leaves it', () => {
    const here = emitted({ ignore: ['node_modules'] })
    const crlf = here.read('Dockerfile').replaceAll('\n', '\r\n')
    here.write('Dockerfile', crlf)
    here.write('Dockerfile.dockerignore', here.read('Dockerfile.dockerignore').replaceAll('\n', '\r\n'))
    here.write('dockerfile.config.ts', here.read('dockerfile.config.ts').replaceAll('\n', '\r\n'))
    expect(here.run('check')).toMatchObject({ code: 0, out: '2 files are fresh\n' })
    expect(here.run('emit').out).toContain('unchanged Dockerfile\n')
    expect(here.read('Dockerfile')).toBe(crlf)
    here.write('Dockerfile', crlf.replace('CMD', 'ENTRYPOINT'))
    expect(here.run('check').out).toContain('edited by hand')
    here.write('Dockerfile', crlf)
    here.write('dockerfile.config.ts', fakeConfig({ text: 'FROM b:2\n' }))
    expect(here.run('check').out).toContain('is stale')
  })

  test('a carriage return that the text itself has is not taken for a line end of git', () => {
    const text = 'FROM a:1\nCOPY <<EOF /x\none\r\ntwo\nEOF\n'
    const here = emitted({ text })
    expect(here.read('Dockerfile')).toContain(text)
    here.write('Dockerfile', here.read('Dockerfile').replace('one\r\n', 'one\n'))
    expect(here.run('check').code).toBe(1)
  })

  test('problems are shown; an error is exit 1', () => {
    const problems = (severity: string): string => `[{ code: 'bad-port', severity: '${severity}', message: 'port 0' }]`
    const here = emitted()
    here.write('dockerfile.config.ts', fakeConfig({ problems: problems('warning') }))
    expect(here.run('check')).toEqual({ code: 0, out: 'Dockerfile is fresh\n', err: 'warning bad-port: port 0\n' })
    here.write('dockerfile.config.ts', fakeConfig({ problems: problems('error') }))
    expect(here.run('check')).toEqual({ code: 1, out: '', err: 'error bad-port: port 0\n' })
    expect(JSON.parse(here.run('check', '--json').out)).toEqual({
      problems: [{ code: 'bad-port', severity: 'error', message: 'port 0' }],
      outputs: [],
    })
  })

  test('--format github: an annotation for each problem, and for each output that is not fresh', () => {
    const here = emitted()
    expect(here.run('check', '--format', 'github')).toEqual({ code: 0, out: 'Dockerfile is fresh\n', err: '' })
    const problems = `[{ code: 'bad-port', severity: 'warning', message: 'port 0' }]`
    here.write('dockerfile.config.ts', fakeConfig({ text: 'FROM node:22.1-alpine\nCMD ["app"]\n', problems }))
    const stale =
      'Dockerfile is stale: dockerfile.config.ts has changed since it was written%0ARun: npx stagecraft emit'
    const diff =
      '--- Dockerfile%0A+++ Dockerfile (from dockerfile.config.ts)%0A@@ -2,4 +2,4 @@%0A # stagecraft hash=HASH%0A #%0A FROM node:22.1-alpine%0A-CMD ["node"]%0A+CMD ["app"]'
    const { code, out, err } = here.run('check', '--format=github')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out.replace(/hash=.*?%0A/, 'hash=HASH%0A')).toBe(
      `::warning title=bad-port::port 0\n::error file=Dockerfile,line=5,endLine=5,col=1,title=not-fresh::${stale}%0A%0A${diff}\n`,
    )
    here.write('Dockerfile', here.read('Dockerfile').replace('CMD', 'ENTRYPOINT'))
    expect(here.run('check', '--format=github').out).toContain(
      '\n::error file=Dockerfile,line=5,endLine=5,col=1,title=edited-output::Dockerfile was edited by hand',
    )
    rmSync(here.at('Dockerfile'))
    expect(here.run('check', '--format=github').out).toContain(
      '\n::error file=dockerfile.config.ts,line=1,endLine=1,col=1,title=not-fresh::Dockerfile does not exist%0A',
    )
    here.write('dockerfile.config.ts', 'export default {')
    expect(here.run('check', '--format=github')).toEqual({
      code: 2,
      out: expect.stringMatching(
        /^::error file=dockerfile\.config\.ts,line=1,.*title=bad-config::Syntax error/,
      ) as unknown,
      err: '',
    })
  })

  test('--format github: files are named from the root of the workspace, as GitHub looks for them', () => {
    const here = folder({ 'repo/services/api/dockerfile.config.ts': fakeConfig(), 'other/x': '' })
    const inside = (workspace: string, command: string, format = 'github'): string =>
      here.runIn(
        { cwd: here.at('repo/services/api'), env: { GITHUB_WORKSPACE: workspace } },
        command,
        '--format',
        format,
      ).out
    expect(inside(here.at('repo'), 'check')).toMatch(/^::error file=services\/api\/dockerfile\.config\.ts,line=1,/)
    for (const elsewhere of [here.at('other'), here.at('nowhere'), ''])
      expect(inside(elsewhere, 'check')).toMatch(/^::error file=dockerfile\.config\.ts,line=1,/)
    here.write('repo/services/api/Dockerfile', 'FROM node\n')
    expect(inside(here.at('repo'), 'check')).toMatch(/^::error file=services\/api\/Dockerfile,line=/)
    here.write('repo/services/api/dockerfile.config.ts', 'export default {')
    expect(inside(here.at('repo'), 'lint')).toMatch(/^::error file=services\/api\/dockerfile\.config\.ts,line=1,/)
    rmSync(here.at('repo/services/api/dockerfile.config.ts'))
    expect(inside(here.at('repo'), 'lint')).toMatch(/^::\w+ file=services\/api\/Dockerfile,line=/m)
    expect(inside(here.at('repo'), 'lint', 'sarif')).toContain('"uri": "services/api/Dockerfile"')
    expect(inside(here.at('other'), 'lint', 'sarif')).toContain('"uri": "Dockerfile"')
  })

  test('what comments allow is not told, as in lint', () => {
    const written = (allowed: string): string => `import { dockerfile, stage } from '@stagecraft/core'
export default dockerfile(
  stage().from('alpine:3.22')${allowed}.copy('a', '/a', { link: true }),
).directives({ syntax: 'docker/dockerfile:1.2' })
`
    const here = folder({ 'dockerfile.config.ts': written('') })
    expect(here.run('emit').err).toContain('warning frontend-version')
    expect(here.run('check', '--format', 'github').out).toContain('title=frontend-version')
    here.write('dockerfile.config.ts', written(`.allow('frontend-version', 'the mirror is newer')`))
    expect(here.run('emit')).toMatchObject({ code: 0, err: '' })
    expect(here.run('check', '--format', 'github').out).toBe('Dockerfile is fresh\n')
    here.write('dockerfile.config.ts', written(`.allow('later-stage', 'x')`))
    expect(here.run('emit').err).toContain('warning frontend-version')
  })

  test('what is wrong with directives is told at their line', () => {
    const here = folder({
      'dockerfile.config.ts': `import { dockerfile, stage } from '@stagecraft/core'
const file = dockerfile(stage().from('alpine:3.22'))
export default file.directives({ syntax: 'docker/dockerfile:1.7', check: 'skip=all' })
`,
    })
    expect(here.run('emit').err).toMatch(/^warning frontend-version: [^\n]*\n {2}at dockerfile\.config\.ts:3:21\n/)
  })

  test('--json and --format github are not both', () => {
    const { code, out } = emitted().run('check', '--json', '--format', 'github')
    expect(code).toBe(2)
    expect(JSON.parse(out).problems[0].message).toContain('leave one of them out')
  })

  test('--json: of each output that is not fresh where, why, and what to do', () => {
    const here = emitted()
    const told = (): unknown => JSON.parse(here.run('check', '--json').out).outputs
    const path = 'Dockerfile'
    const run = 'npx stagecraft emit'
    expect(told()).toEqual([{ path, state: 'fresh' }])
    here.write('dockerfile.config.ts', fakeConfig({ text: 'FROM node:22.1-alpine\nCMD ["app"]\n' }))
    const stale = 'Dockerfile is stale: dockerfile.config.ts has changed since it was written'
    expect(told()).toEqual([
      { path, state: 'stale', cause: 'config', line: 5, message: stale, hint: `Run: ${run}`, run },
    ])
    here.run('emit')
    here.write('Dockerfile', here.read('Dockerfile').replace('CMD', 'ENTRYPOINT'))
    // One command alone would lose what was edited.
    expect(told()).toEqual([
      {
        path,
        state: 'edited',
        cause: 'edit',
        line: 5,
        message: 'Dockerfile was edited by hand',
        hint: `Carry what was edited in Dockerfile over into dockerfile.config.ts, then run: ${run}\n  or ${run} --force, which loses it`,
      },
    ])
    rmSync(here.at('Dockerfile'))
    expect(told()).toEqual([{ path, state: 'missing', message: 'Dockerfile does not exist', hint: `Run: ${run}`, run }])
  })

  test('a config that does not load hides nothing of the others, and the exit code is 2', () => {
    const here = folder({
      'services/a/dockerfile.config.ts': 'export default {',
      'services/b/dockerfile.config.ts': fakeConfig(),
      'services/c/dockerfile.config.ts': fakeConfig(),
    })
    here.run('emit', '-c', 'services/b', 'services/c')
    const fresh = here.run('check', '-c', 'services/*')
    expect(fresh).toMatchObject({ code: 2, out: '2 files are fresh\n' })
    expect(fresh.err).toMatch(/^error bad-config: Syntax error[^]*\n {2}at services\/a\/dockerfile\.config\.ts:1:/)
    rmSync(here.at('services/b/Dockerfile'))
    const { code, out, err } = here.run('check', '-c', 'services/*')
    expect({ code, err }).toEqual({ code: 2, err: fresh.err })
    expect(out).toMatch(
      /^services\/b\/Dockerfile does not exist\n[^]*\nRun: npx stagecraft emit --config services\/b\n$/,
    )
    const json = here.run('check', '-c', 'services/*', '--json')
    expect(json).toMatchObject({ code: 2, err: '' })
    const { problems, outputs } = JSON.parse(json.out) as Record<
      'problems' | 'outputs',
      { code: string; state: string }[]
    >
    expect(problems.map((found) => found.code)).toEqual(['bad-config'])
    expect(outputs.map(({ state }) => state)).toEqual(['missing', 'fresh'])
    expect(here.run('check', '-c', 'services/*', '--format', 'github')).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^::error file=services\/a\/.*\n::error file=services\/b\/.*\n$/) as unknown,
    })
    expect(here.run('check', 'nothing', '-c', 'services/*').err).toMatch(
      /Syntax error[^]*No output is called "nothing"/,
    )
    expect(here.run('check', '-c', 'services/a')).toMatchObject({ code: 2, out: '' })
  })

  test('what to run names the configs that it is for, and runs as it is typed', () => {
    const here = folder({
      'services/a/dockerfile.config.ts': fakeConfig(),
      'services/b c/dockerfile.config.ts': fakeConfig(),
      'services/d/dockerfile.config.ts': fakeConfig(),
      'services/e/images.mts': fakeConfig(),
      'services/e/dockerfile.config.ts':
        "import { dockerfile, stage } from '@stagecraft/core'\nexport default dockerfile(stage('e').from('node:22.1'))\n",
    })
    expect(here.run('emit', '-c', 'services/d', 'services/e').code).toBe(0)
    const next = (...words: string[]): string => /^Run: (.*)/m.exec(here.run(...words).out)?.[1] ?? ''
    const said = next('check', '-c', 'services/*')
    expect(said).toBe('npx stagecraft emit --config services/a "services/b c"')
    expect(here.run('emit', '--config', 'services/a', 'services/b c').code).toBe(0)
    expect(here.run('check', '-c', 'services/*').code).toBe(0)
    here.write('services/d/Dockerfile', here.read('services/d/Dockerfile').replace('CMD', 'ENTRYPOINT'))
    for (const command of ['check', 'emit']) {
      const { out, err } = here.run(command, '-c', 'services/*')
      expect(out + err).toContain('then run: npx stagecraft emit --config services/d\n')
      expect(out + err).toContain('or npx stagecraft emit --config services/d --force, which loses it\n')
    }
    here.write('services/e/Dockerfile', here.read('services/e/Dockerfile').replace('22.1', '22.2'))
    expect(next('check', '-c', 'services/e')).toMatch(/^npx stagecraft sync --config services\/e, which/)
    rmSync(here.at('services/e/Dockerfile'))
    expect(next('check', '-c', 'services/e/images.mts')).toBe('npx stagecraft emit --config services/e/images.mts')
    expect(here.runIn({ cwd: here.at('services/e') }, 'check').out).toMatch(/\nRun: npx stagecraft emit\n$/)
  })

  test('only one of several outputs', () => {
    const outputs = `{ Dockerfile: ${fakeFile()}, 'api/Dockerfile': ${fakeFile()} }`
    const here = folder({ 'dockerfile.config.ts': `export default { kind: 'config', outputs: ${outputs} }` })
    here.run('emit', 'api/Dockerfile')
    expect(here.run('check', 'api/Dockerfile')).toEqual({ code: 0, out: 'api/Dockerfile is fresh\n', err: '' })
    expect(here.run('check').code).toBe(1)
  })
})

describe('why an output is stale', () => {
  const source = "import { tag } from './tag.js'\nimport { dockerfile, stage } from '@stagecraft/core'\n"
  const files = {
    'dockerfile.config.ts': `${source}export default dockerfile(stage('app').from(\`node:\${tag}\`))\n`,
    'tag.ts': "export const tag = '22'\n",
  }
  const written = (more = {}): Folder => {
    const here = folder({ ...files, ...more })
    expect(here.run('emit').code).toBe(0)
    return here
  }
  const why = (here: Folder): string => {
    const { code, out } = here.run('check')
    expect(code).toBe(1)
    const [outputs] = [JSON.parse(here.run('check', '--json').out).outputs]
    return `${outputs[0].cause}: ${out.slice(0, out.indexOf('---'))}`
  }

  test('a file that the config imports', () => {
    const here = written()
    here.write('tag.ts', "export const tag = '24'\n")
    expect(why(here)).toBe(
      'config: Dockerfile is stale: dockerfile.config.ts, or a file that it imports, has changed since it was written\n',
    )
  })

  test('another version of a package, with what is installed', () => {
    const presets = (version: string, image: string): Record<string, string> => ({
      'node_modules/@acme/presets/package.json': `{ "name": "@acme/presets", "version": "${version}", "type": "module", "exports": "./index.js" }`,
      'node_modules/@acme/presets/index.js': `export const image = '${image}'\n`,
    })
    const uses = "import { dockerfile, stage } from '@stagecraft/core'\nimport { image } from '@acme/presets'\n"
    const here = written({
      ...presets('1.0.0', 'node:22'),
      'dockerfile.config.ts': `${uses}export default dockerfile(stage('app').from(image))\n`,
    })
    for (const [path, text] of Object.entries(presets('2.0.0', 'node:24'))) here.write(path, text)
    expect(why(here)).toMatch(
      /^outside: Dockerfile is stale: dockerfile\.config\.ts is as it was, so a package that it uses is another version now, or something that it reads has changed\n {2}it uses @acme\/presets 2\.0\.0, @stagecraft\/core \d+\.\d+\.\d+\n$/,
    )
  })

  test('something that the config reads', () => {
    const read = "import { readFileSync } from 'node:fs'\nimport { dockerfile, stage } from '@stagecraft/core'\n"
    const here = written({
      'dockerfile.config.ts': `${read}export default dockerfile(stage('app').from(readFileSync('image', 'utf8').trim()))\n`,
      image: 'node:22',
    })
    here.write('image', 'node:24')
    expect(why(here)).toContain('outside: Dockerfile is stale: dockerfile.config.ts is as it was')
  })

  test('another version of Stagecraft, with another canonical form', () => {
    const here = written()
    const other = here.read('Dockerfile').replace('FROM node:22 AS app', 'FROM node:22 as app')
    here.write('Dockerfile', resealed(other))
    expect(why(here)).toBe('form: Dockerfile is stale: another version of Stagecraft wrote it, in another form\n')
  })

  test('nobody knows, where the header does not say what it was written from', () => {
    const here = written()
    here.write(
      'Dockerfile',
      resealed(
        here
          .read('Dockerfile')
          .replace('node:22', 'node:20')
          .replace(/ config=\S+/, ''),
      ),
    )
    expect(why(here)).toContain('unknown: Dockerfile is stale: dockerfile.config.ts, or something that it uses, has')
  })

  test('a config that says the same in other words is no cause', () => {
    const here = written()
    const text = here.read('Dockerfile')
    here.write('tag.ts', "// the next one is 24\nexport const tag = '22'\n")
    expect(here.run('check').out).toBe('Dockerfile is fresh\n')
    expect(here.run('emit').out).toBe('unchanged Dockerfile\n')
    expect(here.run('emit', '--stdout').out).toBe(text)
  })

  test('the hash of the config is the same wherever it lies, and whatever its line ends are', () => {
    const [here, there] = [written(), folder({})]
    for (const [path, text] of Object.entries(files)) there.write(`deep/er/${path}`, text.replaceAll('\n', '\r\n'))
    there.run('emit', '-c', 'deep/er')
    expect(there.read('deep/er/Dockerfile')).toBe(here.read('Dockerfile'))
  })
})

/** The text with a hash that fits, as if another version had written it. */
function resealed(text: string): string {
  const line = /^# stagecraft hash=sha256:\w+/m
  const hash = createHash('sha256')
    .update(text.replace(/^# stagecraft hash=.*$/m, ''))
    .digest('hex')
    .slice(0, 16)
  return text.replace(line, `# stagecraft hash=sha256:${hash}`)
}

describe('options of defineConfig', () => {
  const config = (options: string, fake = {}): string =>
    `export default { kind: 'config', outputs: { 'api/Dockerfile': ${fakeFile(fake)} }, options: ${options} }`

  test('header: other words, the same hash', () => {
    const here = folder({ 'dockerfile.config.ts': config(`{ header: 'Ask the platform team.\\nAlways.' }`) })
    here.run('emit')
    expect(here.read('api/Dockerfile')).toMatch(
      /^# Ask the platform team\.\n# Always\.\n# stagecraft hash=sha256:\w{16} config=sha256:\w{16}\n#\nFROM/,
    )
    expect(here.run('check').code).toBe(0)
    here.write('api/Dockerfile', here.read('api/Dockerfile').replace('CMD', 'ENTRYPOINT'))
    expect(here.run('check').out).toContain('edited by hand')
  })

  test('header: none', () => {
    const here = folder({ 'dockerfile.config.ts': config('{ header: false }') })
    here.run('emit')
    expect(here.read('api/Dockerfile')).toBe('FROM node:22.1-alpine\nCMD ["node"]\n')
    expect(here.run('check').code).toBe(0)
    here.write('api/Dockerfile', 'FROM b:1\n')
    expect(here.run('check').out).toContain('api/Dockerfile is not what dockerfile.config.ts describes\n')
    expect(here.run('emit').out).toBe('wrote api/Dockerfile\n')
  })

  test('frontend: reaches the checks', () => {
    const file = `{ ...${fakeFile()}, check: ({ frontend }: { frontend?: string }) => [{ code: 'frontend-version', severity: 'error', message: 'got ' + frontend }] }`
    const source = `export default { kind: 'config', outputs: { Dockerfile: ${file} }, options: { frontend: '1.4' } }`
    expect(folder({ 'dockerfile.config.ts': source }).run('check').err).toContain('got 1.4')
  })

  test('context: where a .dockerignore would be shadowed', () => {
    const here = folder({
      'dockerfile.config.ts': config(`{ context: { 'api/Dockerfile': 'api' } }`, { ignore: ['**'] }),
    })
    here.write('.dockerignore', 'x\n')
    here.run('emit')
    expect(here.run('check').err).toBe('')
    here.write('api/.dockerignore', 'x\n')
    expect(here.run('check').err).toContain('BuildKit no longer reads api/.dockerignore for api/Dockerfile')
  })
})

describe('ignore files', () => {
  test('are written beside their Dockerfile, checked, and removed when nothing describes them', () => {
    const here = emitted({ ignore: ['**', '!src'] })
    expect(here.read('Dockerfile.dockerignore')).toMatch(
      /^# Generated from dockerfile\.config\.ts by Stagecraft\..*\n# stagecraft hash=sha256:\w{16} config=sha256:\w{16}\n#\n\*\*\n!src\n$/,
    )
    expect(here.run('check').out).toBe('2 files are fresh\n')
    here.write('dockerfile.config.ts', fakeConfig({ ignore: ['**', '!lib'] }))
    expect(here.run('check').out).toContain('Dockerfile.dockerignore is stale')
    here.run('emit')
    here.write('dockerfile.config.ts', fakeConfig())
    const { code, out } = here.run('check')
    expect(code).toBe(1)
    expect(out).toContain(
      'Dockerfile.dockerignore is no longer described by dockerfile.config.ts\n--- Dockerfile.dockerignore\n+++ /dev/null\n',
    )
    expect(here.run('emit').out).toBe(
      'unchanged Dockerfile\nremoved Dockerfile.dockerignore, which nothing describes any more\n',
    )
    expect(readdirSync(here.root).sort()).toEqual(['Dockerfile', 'dockerfile.config.ts'])
  })

  test('one that somebody wrote is never removed', () => {
    const here = emitted()
    here.write('Dockerfile.dockerignore', 'mine\n')
    expect(here.run('emit').out).toBe('unchanged Dockerfile\n')
    expect(here.read('Dockerfile.dockerignore')).toBe('mine\n')
  })

  test('ignore-shadowed: a .dockerignore that BuildKit would no longer read', () => {
    const here = emitted({ ignore: ['**'] })
    here.write('.dockerignore', 'node_modules\n')
    const { code, err } = here.run('check')
    expect(code).toBe(0)
    expect(err).toContain(
      'warning ignore-shadowed: Dockerfile.dockerignore is generated, so BuildKit no longer reads .dockerignore for Dockerfile\n  at .dockerignore:1:1\n',
    )
    here.write('dockerfile.config.ts', fakeConfig())
    here.run('emit')
    expect(here.run('check').err).toBe('')
  })
})
