import { chmodSync, lstatSync, mkdirSync, readdirSync, readlinkSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { begin, binary, ended, fakeConfig, fakeFile, folder } from './run.js'

const text = 'FROM node:22.1-alpine\nCMD ["node"]\n'
const written = (hash: string, config: string, body = text): string =>
  `# Generated from dockerfile.config.ts by Stagecraft. Edit that file, then run: npx stagecraft emit\n# stagecraft hash=sha256:${hash} config=sha256:${config}\n#\n${body}`
const problemOf = (severity: string): string =>
  `[{ code: 'unknown-stage', severity: '${severity}', message: 'no stage "x"', hint: 'Try "y".', place: { file: import.meta.filename, line: 2, column: 1, endLine: 2, endColumn: 7 } }]`

const isRoot = process.getuid?.() === 0

describe('emit', () => {
  test('the whole text, header and hash', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    // A changed hash here means that every committed output of every user becomes stale.
    expect(here.read('Dockerfile')).toBe(written('cd9c2c5ca2c41da9', '13c8b64d69cffa48'))
  })

  test('an unchanged output is not touched', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    here.run('emit')
    utimesSync(here.at('Dockerfile'), 1_000_000, 1_000_000)
    const before = statSync(here.at('Dockerfile'))
    expect(here.run('emit')).toEqual({ code: 0, out: 'unchanged Dockerfile\n', err: '' })
    expect(statSync(here.at('Dockerfile'))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino })
  })

  test('several outputs, folders that do not exist, spaces and other letters in paths', () => {
    const outputs = `{ Dockerfile: ${fakeFile()}, 'Größe 大/my app.Dockerfile': ${fakeFile({ text: 'FROM b:1\n' })} }`
    const here = folder({
      'päth with space/dockerfile.config.ts': `export default { kind: 'config', outputs: ${outputs} }`,
    })
    expect(here.run('emit', '--config', 'päth with space').out).toBe(
      'wrote päth with space/Dockerfile\nwrote päth with space/Größe 大/my app.Dockerfile\n',
    )
    expect(here.read('päth with space/Größe 大/my app.Dockerfile')).toMatch(
      /^# Generated from \.\.\/dockerfile\.config\.ts by Stagecraft\.[^]+FROM b:1\n$/,
    )
    expect(here.run('check', '--config', 'päth with space')).toEqual({ code: 0, out: '2 files are fresh\n', err: '' })
  })

  test('two configs may not write one file', () => {
    const output = (path: string): string => `export default { kind: 'config', outputs: { '${path}': ${fakeFile()} } }`
    const here = folder({
      'a/dockerfile.config.ts': output('../Dockerfile'),
      'b/dockerfile.config.ts': output('../Dockerfile'),
    })
    const { code, err } = here.run('emit', '--config', 'a', 'b')
    expect(code).toBe(2)
    expect(err).toContain('Two outputs are the same file "../Dockerfile"')
  })

  test('errors: shown, and nothing is written', () => {
    const here = folder({
      'a/dockerfile.config.ts': fakeConfig(),
      'b/dockerfile.config.ts': `// first\nstage()\nfunction stage() {}\nexport default ${fakeFile({ problems: problemOf('error') })}`,
    })
    const { code, out, err } = here.run('emit', '--config', 'a', 'b')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(
      'error unknown-stage: no stage "x"\n  at b/dockerfile.config.ts:2:1\n\n      1 | // first\n    > 2 | stage()\n        | ^^^^^^\n',
    )
    expect(err).toContain('  Try "y".\nNothing was written.\n')
    expect(readdirSync(here.at('a'))).toEqual(['dockerfile.config.ts'])
  })

  test('warnings: shown, and everything is written', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ problems: problemOf('warning') }) })
    const { code, out, err } = here.run('emit')
    expect({ code, out }).toEqual({ code: 0, out: 'wrote Dockerfile\n' })
    expect(err).toContain('warning unknown-stage: no stage "x"')
  })

  test('a throw out of emit() is shown like any other failure of the config', () => {
    const file = "{ kind: 'dockerfile-file', check: () => [], emit: () => { throw new Error('cannot') } }"
    const { code, err } = folder({ 'dockerfile.config.ts': `export default ${file}` }).run('emit')
    expect(code).toBe(1)
    expect(err).toContain('threw Error: cannot\n  at dockerfile.config.ts:1:')
  })

  test('colour only where it is wanted', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ problems: problemOf('warning') }) })
    const escape = '\u001b['
    expect(here.runIn({ env: { FORCE_COLOR: '1' } }, 'emit').err).toContain(escape)
    expect(here.runIn({ env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, 'emit').err).not.toContain(escape)
    expect(here.run('emit').err).not.toContain(escape)
  })

  test('control characters of a config do not reach the terminal', () => {
    const problems = `[{ code: 'bad-port', severity: 'warning', message: 'a\\u001b[2Jb' }]`
    const { err } = folder({ 'dockerfile.config.ts': fakeConfig({ problems }) }).run('emit')
    expect(err).toBe('warning bad-port: a\u{fffd}[2Jb\n')
  })

  test('--json', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ problems: problemOf('warning') }) })
    const { code, out, err } = here.run('emit', '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          code: 'unknown-stage',
          severity: 'warning',
          message: 'no stage "x"',
          hint: 'Try "y".',
          place: { file: 'dockerfile.config.ts', line: 2, column: 1, endLine: 2, endColumn: 7 },
        },
      ],
      outputs: [{ path: 'Dockerfile', state: 'missing' }],
    })
  })

  test('wrong usage', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    expect(here.run('emit', '--colour')).toMatchObject({ code: 2, out: '' })
    expect(here.run('emitt').err).toContain('Did you mean emit?')
    expect(here.run('emit', '--timeout', 'soon').code).toBe(2)
    expect(here.run().code).toBe(2)
    expect(here.run('emit', 'other').err).toContain('No output is called "other"; there are: Dockerfile')
    expect(here.run('--help').code).toBe(0)
    expect(here.run('emit', '--help').out).toContain('--stdout')
    expect(here.run('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('emit --stdout', () => {
  test('prints exactly what would be written, and writes nothing', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ ignore: ['x'] }) })
    const { out } = here.run('emit', '--stdout')
    expect(readdirSync(here.root)).toEqual(['dockerfile.config.ts'])
    here.run('emit')
    expect(here.read('Dockerfile')).toBe(out)
  })

  test('of several outputs, one has to be named', () => {
    const outputs = `{ Dockerfile: ${fakeFile()}, 'api/Dockerfile': ${fakeFile({ text: 'FROM b:1\n' })} }`
    const here = folder({ 'dockerfile.config.ts': `export default { kind: 'config', outputs: ${outputs} }` })
    const { code, out, err } = here.run('emit', '--stdout')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('--stdout prints one output, and there are 2: Dockerfile, api/Dockerfile')
    expect(here.run('emit', '--stdout', 'api/Dockerfile').out).toMatch(/FROM b:1\n$/)
  })

  test('a reader that goes away is no failure', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ text: 'RUN true\n'.repeat(100_000) }) })
    const command = `"${process.execPath}" "${binary}" emit --stdout | head -1; echo "\${PIPESTATUS[0]}"`
    const { stdout } = spawnSync('bash', ['-c', command], { cwd: here.root, encoding: 'utf8' })
    expect(stdout).toMatch(/^# Generated.*\n0\n$/)
  })
})

describe('writing', () => {
  test('mode and owner stay', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig(), Dockerfile: 'old' })
    chmodSync(here.at('Dockerfile'), 0o640)
    here.run('emit')
    expect(statSync(here.at('Dockerfile')).mode & 0o7777).toBe(0o640)
    expect(here.read('Dockerfile')).toContain(text)
  })

  test('a symbolic link stays, and its target is written', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig(), 'shared/real': 'old' })
    symlinkSync('shared/real', here.at('Dockerfile'))
    expect(here.run('emit').code).toBe(0)
    expect(readlinkSync(here.at('Dockerfile'))).toBe('shared/real')
    expect(here.read('shared/real')).toContain(text)
  })

  test('a symbolic link whose target does not exist yet', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    symlinkSync('later/real', here.at('Dockerfile'))
    expect(here.run('emit').code).toBe(0)
    expect(lstatSync(here.at('Dockerfile')).isSymbolicLink()).toBe(true)
    expect(here.read('later/real')).toContain(text)
  })

  test('a folder where the output should be', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    mkdirSync(here.at('Dockerfile'))
    const { code, err } = here.run('emit')
    expect(code).toBe(1)
    expect(err).toContain('error unwritable-output')
  })

  test('an unwritable folder: the old file stays, no other output is written, exit 1', () => {
    const outputs = `{ 'open/Dockerfile': ${fakeFile()}, 'shut/Dockerfile': ${fakeFile()} }`
    const here = folder({
      'dockerfile.config.ts': `export default { kind: 'config', outputs: ${outputs} }`,
      'open/Dockerfile': 'old',
      'shut/Dockerfile': 'old',
    })
    for (const path of ['', 'open', 'open/Dockerfile', 'shut/Dockerfile']) chmodSync(here.at(path), 0o777)
    chmodSync(here.at('shut'), 0o555)
    const { code, out, err } = here.runIn(isRoot ? { uid: 65534 } : {}, 'emit')
    chmodSync(here.at('shut'), 0o755)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(
      /error unwritable-output: Cannot write .*shut\/Dockerfile: EACCES.*\n {2}What was there before is still there\.\n/,
    )
    expect([here.read('open/Dockerfile'), here.read('shut/Dockerfile')]).toEqual(['old', 'old'])
    expect([...readdirSync(here.at('open')), ...readdirSync(here.at('shut'))]).toEqual(['Dockerfile', 'Dockerfile'])
  })

  test('a disk without room: the old file stays, and nothing temporary', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ text: 'RUN true\n'.repeat(1000) }), Dockerfile: 'old' })
    // A limit of the size of files ends a write in its middle, as a full disk does.
    const command = `ulimit -f 2 && exec "${process.execPath}" "${binary}" emit`
    const { status, stderr } = spawnSync('bash', ['-c', command], {
      cwd: here.root,
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    })
    expect(stderr).toContain('Cannot write')
    expect(status).toBe(1)
    expect(here.read('Dockerfile')).toBe('old')
    expect(readdirSync(here.root).sort()).toEqual(['Dockerfile', 'dockerfile.config.ts'])
  })

  test('what a killed process left is swept away, what a living one is writing is not', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig() })
    here.run('emit')
    const { pid } = spawnSync('true')
    const name = (process: number, machine: string): string =>
      `.Dockerfile.${machine}-${process}-0123456789ab.stagecraft-tmp`
    const machine = machineOf(here.root)
    const dead = name(pid, machine)
    const alive = name(process.pid, machine)
    const recent = name(1, '00000000')
    const old = name(2, '00000000')
    for (const left of [dead, alive, recent, old]) here.write(left, '')
    utimesSync(here.at(old), 1_000_000, 1_000_000)
    here.write('dockerfile.config.ts', fakeConfig({ text: 'FROM other:1\n' }))
    here.run('emit')
    const left = readdirSync(here.root).filter((entry) => entry.endsWith('.stagecraft-tmp'))
    expect(left.sort()).toEqual([alive, recent].sort())
  })

  test('killed at any moment: the old text or the new one, never a part', { timeout: 180_000 }, async () => {
    const big = (tag: string): string => `FROM ${tag}\n${`RUN echo ${tag}\n`.repeat(200_000)}`
    const source = `const tag = process.argv.length > 0 ? (await import('node:fs')).readFileSync('tag', 'utf8') : ''
const text = 'FROM ' + tag + '\\n' + ('RUN echo ' + tag + '\\n').repeat(200_000)
export default { kind: 'dockerfile-file', check: () => [], emit: ({ header }: { header: readonly string[] }) => ({ text: header.map((line: string) => ('# ' + line).trim() + '\\n').join('') + text }) }`
    const here = folder({ 'dockerfile.config.mts': source, tag: 'zero' })
    const started = performance.now()
    expect(here.run('emit').code).toBe(0)
    const whole = performance.now() - started
    let old = 'zero'
    let killed = 0
    const seen = { old: 0, new: 0 }
    for (let round = 0; round < 40; round++) {
      const next = `tag${round}`
      here.write('tag', next)
      const child = begin(here.root, 'emit')
      // Most of the time goes by before the first byte is written; aim at the end.
      await new Promise((resolve) => setTimeout(resolve, whole * (0.4 + 0.7 * Math.random())))
      child.kill('SIGKILL')
      if ((await ended(child)) === null) killed++
      const now = here.read('Dockerfile').replace(/^(?:#.*\n){3}/, '')
      if (now === big(next)) seen.new++
      else if (now === big(old)) seen.old++
      else throw new Error(`a part of ${next}: ${now.length} characters`)
      old = now === big(next) ? next : old
    }
    expect(killed).toBeGreaterThan(5)
    expect(seen.old).toBeGreaterThan(0)
    here.write('tag', 'last')
    expect(here.run('emit').code).toBe(0)
    expect(readdirSync(here.root).sort()).toEqual(['Dockerfile', 'dockerfile.config.mts', 'tag'])
  })

  test('two at once', async () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ text: 'RUN true\n'.repeat(100_000) }) })
    const codes = await Promise.all(Array.from({ length: 4 }, async () => await ended(begin(here.root, 'emit'))))
    expect(codes).toEqual([0, 0, 0, 0])
    expect(here.run('check').code).toBe(0)
    expect(readdirSync(here.root).sort()).toEqual(['Dockerfile', 'dockerfile.config.ts'])
  })

  test('SIGTERM while writing leaves nothing temporary', async () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ text: 'RUN true\n'.repeat(100_000) }) })
    for (let round = 0; round < 5; round++) {
      const child = begin(here.root, 'emit')
      await new Promise((resolve) => setTimeout(resolve, 150 + 100 * Math.random()))
      child.kill('SIGTERM')
      await ended(child)
      expect(readdirSync(here.root).filter((entry) => entry.endsWith('.stagecraft-tmp'))).toEqual([])
    }
  })
})

/** The part of a temporary name that stands for this machine, read off a real one. */
function machineOf(root: string): string {
  const program = `const { createHash } = require('node:crypto'); console.log(createHash('sha256').update(require('node:os').hostname()).digest('hex').slice(0, 8))`
  return spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' }).stdout.trim()
}
