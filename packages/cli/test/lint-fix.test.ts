import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folder } from './run.js'

const bad = 'FROM corp/base:1 as Base\n\n# Why\nENV A b c\nCMD /app $PORT\n'
const good = 'FROM corp/base:1 AS base\n\n# Why\nENV A="b c"\nCMD /app $PORT\n'

describe('lint --fix of Dockerfiles', () => {
  test('writes what it is sure of, and tells what is left', () => {
    const here = folder({ Dockerfile: bad })
    expect(here.run('lint').out).toContain('1 file: 4 warnings; 3 can be fixed: npx stagecraft lint --fix\n')
    const { code, out } = here.run('lint', '--fix')
    expect(here.read('Dockerfile')).toBe(good)
    expect(out).toBe(`fixed Dockerfile: FromAsCasing, StageNameCasing, LegacyKeyValueFormat

warning JSONArgsRecommended: CMD is in shell form: a shell is the process that gets signals such as SIGTERM
  at Dockerfile:5:1

      3 | # Why
      4 | ENV A="b c"
    > 5 | CMD /app $PORT
        | ^^^^^^^^^^^^^^

  Exec form replaces no variables: to keep them, choose the shell with SHELL ["/bin/sh", "-c"] before it, and begin the command with exec

1 file: 1 warning
`)
    expect(code).toBe(1)
    expect(here.run('lint', '--fix', '--max-severity', 'warning')).toMatchObject({ code: 0 })
    expect(here.read('Dockerfile')).toBe(good)
    expect(readdirSync(here.root)).toEqual(['Dockerfile'])
  })

  test('--dry-run shows the difference, and judges what lies there', () => {
    const here = folder({ Dockerfile: 'FROM corp/base:1 as b\n' })
    const { code, out } = here.run('lint', '--fix', '--dry-run')
    expect(out).toBe(`Dockerfile: FromAsCasing
--- Dockerfile
+++ Dockerfile (fixed)
@@ -1,1 +1,1 @@
-FROM corp/base:1 as b
+FROM corp/base:1 AS b

1 file: 1 would be fixed, 0 left
`)
    expect(code).toBe(1)
    expect(here.read('Dockerfile')).toBe('FROM corp/base:1 as b\n')
    expect(here.run('lint', '--dry-run')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--dry-run goes with'),
    })
  })

  test('keeps the ends of lines, and the mode of the file', () => {
    const here = folder({ Dockerfile: bad.replaceAll('\n', '\r\n') })
    chmodSync(here.at('Dockerfile'), 0o640)
    here.run('lint', '--fix')
    expect(here.read('Dockerfile')).toBe(good.replaceAll('\n', '\r\n'))
  })

  test('only fixes what is linted', () => {
    const here = folder({ 'a/Dockerfile': bad, 'b/Dockerfile': bad })
    here.run('lint', '--fix', 'a', '--off', 'FromAsCasing', 'StageNameCasing')
    expect(here.read('a/Dockerfile')).toBe(good.replace('AS base', 'as Base'))
    expect(here.read('b/Dockerfile')).toBe(bad)
  })

  test('other formats stay one document', () => {
    const here = folder({ Dockerfile: bad })
    const { out, err } = here.run('lint', '--fix', '--format', 'json')
    expect(JSON.parse(out)).toMatchObject({ files: 1, problems: [{ code: 'JSONArgsRecommended', fixable: false }] })
    expect(err).toBe('fixed Dockerfile: FromAsCasing, StageNameCasing, LegacyKeyValueFormat\n')
    here.write('Dockerfile', bad)
    expect(JSON.parse(here.run('lint', '--format', 'json').out)).toMatchObject({
      problems: [{ fixable: true }, {}, {}, {}],
    })
  })

  test('leaves a file that is no UTF-8, and one that a config writes', () => {
    const here = folder({})
    writeFileSync(here.at('Dockerfile'), Buffer.from([...Buffer.from('FROM a as b\nLABEL x='), 0xe9, 0x0a]))
    expect(here.run('lint', '--fix').out).toContain('--fix leaves it: the file is not written in UTF-8\n')
    const other = folder({ 'dockerfile.config.ts': config(`stage().from('corp/base:1').cmd('a')`) })
    other.run('emit')
    const text = other.read('Dockerfile')
    expect(other.run('lint', '--fix', 'Dockerfile').out).toContain('--fix leaves it: Stagecraft writes this file')
    expect(other.read('Dockerfile')).toBe(text)
  })
})

const config = (app: string, before = ''): string => `import { dockerfile, stage } from '@stagecraft/core'
${before}
export default dockerfile(${app})
`

describe('lint --fix of configs', () => {
  test('edits the calls, and says that the outputs are stale', () => {
    const here = folder({
      'dockerfile.config.ts': config(`
  stage('app')
    .from('corp/base:1')
    .maintainer('Ann') // who
    .expose('80/TCP')
    .cmd('node old.js')
    .cmd('node server.js'),
`),
    })
    here.run('emit')
    const { code, out } = here.run('lint', '--fix')
    expect(out).toBe(
      'fixed dockerfile.config.ts: JSONArgsRecommended (2), MultipleInstructionsDisallowed, ExposeProtoCasing, MaintainerDeprecated; ' +
        'what it describes is stale now, run: npx stagecraft emit\n1 file: nothing to say\n',
    )
    expect(code).toBe(0)
    expect(here.read('dockerfile.config.ts')).toBe(
      config(`
  stage('app')
    .from('corp/base:1')
    .label({ 'org.opencontainers.image.authors': 'Ann' }) // who
    .expose('80/tcp')
    .cmd(['node', 'server.js']),
`),
    )
    expect(here.run('check').out).toContain('is stale')
    here.run('emit')
    expect(here.read('Dockerfile')).toContain('EXPOSE 80/tcp\nCMD ["node", "server.js"]\n')
    expect(readdirSync(here.root).sort()).toEqual(['Dockerfile', 'dockerfile.config.ts'])
  })

  test('--dry-run writes nothing', () => {
    const text = config(`stage().from('corp/base:1').cmd('a')`)
    const here = folder({ 'dockerfile.config.ts': text })
    const { code, out } = here.run('lint', '--fix', '--dry-run')
    expect(out).toContain(`+export default dockerfile(stage().from('corp/base:1').cmd(['a']))\n`)
    expect(out).toContain('1 file: 1 would be fixed, 0 left\n')
    expect(code).toBe(1)
    expect(here.read('dockerfile.config.ts')).toBe(text)
    expect(readdirSync(here.root)).toEqual(['dockerfile.config.ts'])
  })

  test.each([
    ['what is computed', `stage().from('corp/base:1').cmd(serve)`, `const serve = 'a b'\n`, 'its command is computed'],
    [
      'what another call changes too',
      `serve(stage('a').from('corp/base:1')), serve(stage('b').from('corp/base:1').shell(['bash', '-c']))`,
      `const serve = <S extends Stage>(one: S): S => one.cmd('a b')\n`,
      'more than that would change in Dockerfile',
    ],
    [
      'what changes something else, where the config runs from a copy',
      `stage().from('corp/base:1').cmd('a b').label({ files: readdirSync(__dirname).length })`,
      `const { readdirSync } = require('node:fs')\n`,
      'more than that would change in Dockerfile',
    ],
    [
      'what does not load from a copy',
      `stage().from('corp/base:1').cmd('a b')`,
      `if (!__filename.endsWith('dockerfile.config.ts')) throw new Error('moved')\n`,
      'the config does not load with it: .dockerfile.config.',
    ],
  ])('leaves %s, and says why', (_, app, before, why) => {
    const text = config(app, before).replace('{ dockerfile, stage }', '{ dockerfile, stage, type Stage }')
    const here = folder({ 'dockerfile.config.ts': text })
    const { code, out } = here.run('lint', '--fix')
    expect(out).toContain(`--fix leaves it: ${why}`)
    expect(code).toBe(1)
    expect(here.read('dockerfile.config.ts')).toBe(text)
    expect(readdirSync(here.root)).toEqual(['dockerfile.config.ts'])
  })

  test('a config that looks at its own folder finds it as it is', () => {
    const before = `import { readdirSync } from 'node:fs'\n`
    const app = `stage().from('corp/base:1').cmd('a').label({ files: readdirSync(import.meta.dirname).length })`
    const here = folder({ 'dockerfile.config.ts': config(app, before) })
    expect(here.run('lint', '--fix').code).toBe(0)
    expect(here.read('dockerfile.config.ts')).toContain("cmd(['a'])")
  })

  test('edits a call that several stages and outputs run', () => {
    const text = `import { defineConfig, dockerfile, stage, type Stage } from '@stagecraft/core'
const serve = <S extends Stage>(one: S): S => one.cmd('a b')
const a = dockerfile(serve(stage('a').from('corp/base:1')), serve(stage('b').from('corp/base:1')))
const b = dockerfile(serve(stage('c').from('corp/base:1')))
export default defineConfig({ Dockerfile: a, 'b/Dockerfile': b })
`
    const here = folder({ 'dockerfile.config.ts': text })
    expect(here.run('lint').out).toContain('1 file: 1 warning; one can be fixed')
    expect(here.run('lint', '--fix').out).toContain('fixed dockerfile.config.ts: JSONArgsRecommended;')
    expect(here.read('dockerfile.config.ts')).toBe(text.replace(`'a b'`, `['a', 'b']`))
  })

  test('leaves what another file writes', () => {
    const here = folder({
      'dockerfile.config.ts': config('served', `import { served } from './served.js'\n`),
      'served.ts': `import { stage } from '@stagecraft/core'\nexport const served = stage().from('corp/base:1').cmd('a b')\n`,
    })
    expect(here.run('lint', '--fix').out).toMatch(/--fix leaves it: it is written at .*served\.ts:2\n/)
  })
})
