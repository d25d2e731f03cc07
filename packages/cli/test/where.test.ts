import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { binary, folder, type Folder } from './run.js'

const config = `import { and, dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:22-alpine')
  .workdir('/app')
  .run(and('npm ci', 'npm test'))
const app = stage('app').from('node:22-alpine').copyFrom(builder, '/app/dist', '/app')
export default dockerfile(builder, app)
`

function emitted(more: Readonly<Record<string, string>> = {}): Folder {
  const here = folder({ 'dockerfile.config.ts': config, ...more })
  here.run('emit')
  return here
}

/** The header has four lines. */
const lines = { from: 5, workdir: 6, run: 7, runEnd: 8, copy: 11 }

describe('where', () => {
  it('shows the call that wrote a line, and the line', () => {
    const { code, out } = emitted().run('where', `Dockerfile:${lines.runEnd}`)
    expect(code).toBe(0)
    expect(out).toBe(`RUN npm ci && npm test (stage builder)
  at dockerfile.config.ts:6:4

      4 |   .from('node:22-alpine')
      5 |   .workdir('/app')
    > 6 |   .run(and('npm ci', 'npm test'))
        |    ^^^
      7 | const app = stage('app').from('node:22-alpine').copyFrom(builder, '/app/dist', '/app')
      8 | export default dockerfile(builder, app)

  for Dockerfile:8:5

       6 | WORKDIR /app
       7 | RUN npm ci \\
    >  8 |     && npm test
         |     ^^^^^^^^^^^
       9 |
      10 | FROM node:22-alpine AS app
`)
  })

  it('takes a line alone, a column, and several places', () => {
    const here = emitted()
    expect(here.run('where', '5').out).toMatch(/^FROM node:22-alpine AS builder\n {2}at dockerfile\.config\.ts:4:4/)
    expect(here.run('where', 'Dockerfile:11:6').out).toContain('  for Dockerfile:11:6\n')
    expect(here.run('where', './Dockerfile:6', 'Dockerfile:7').out.match(/^ {2}at /gm)).toHaveLength(2)
  })

  it('says of a line that nobody wrote that it is none', () => {
    expect(emitted().run('where', 'Dockerfile:2').out).toMatch(/^Dockerfile:2 belongs to no instruction\n/)
  })

  it('prints JSON', () => {
    const { out } = emitted().run('where', 'Dockerfile:7:5', '--json')
    expect(JSON.parse(out)).toEqual({
      places: [
        {
          dockerfile: { file: 'Dockerfile', line: 7, column: 5 },
          instruction: 'RUN npm ci && npm test',
          stage: 'builder',
          place: { file: 'dockerfile.config.ts', line: 6, column: 4, endLine: 6, endColumn: 4 },
          state: 'fresh',
          isDescribed: true,
        },
      ],
    })
  })

  it('maps a stale file by the text that lies there', () => {
    const here = emitted()
    here.write(
      'dockerfile.config.ts',
      config.replace(".workdir('/app')", ".env({ A: '1', B: '2' })\n  .workdir('/srv')"),
    )
    const run = here.run('where', `Dockerfile:${lines.run}`)
    expect(run.code).toBe(0)
    expect(run.out).toContain('  at dockerfile.config.ts:7:4\n')
    expect(run.out).toContain('Dockerfile is not what dockerfile.config.ts describes; this line is the same in both')
    const changed = here.run('where', `Dockerfile:${lines.workdir}`)
    expect(changed.code).toBe(1)
    expect(changed.out).toMatch(/^Dockerfile:6 is not what the config describes now\n {2}at Dockerfile:6:1\n/)
    expect(changed.out).toContain('npx stagecraft check shows the difference')
  })

  it('finds the config of a Dockerfile in another folder, by the folder or by its header', () => {
    const here = folder({
      'api/dockerfile.config.ts': config,
      'central/dockerfile.config.ts': config.replace(
        'export default dockerfile(builder, app)',
        "import { defineConfig } from '@stagecraft/core'\nexport default defineConfig({ '../web/Dockerfile': dockerfile(builder, app) })",
      ),
    })
    here.run('emit', '--config', 'api', 'central')
    expect(here.run('where', 'api/Dockerfile:7').out).toContain('  at api/dockerfile.config.ts:6:4\n')
    expect(here.run('where', 'web/Dockerfile:7').out).toContain('  at central/dockerfile.config.ts:6:4\n')
  })

  it('shows the line of a preset below the line that uses it', () => {
    const here = folder({
      'dockerfile.config.ts': `import { dockerfile, stage } from '@stagecraft/core'
import { hardened } from 'company'
export default dockerfile(stage('app').from('node:22-alpine').use(hardened))
`,
      'node_modules/company/package.json': '{ "name": "company", "type": "module", "exports": "./index.js" }',
      'node_modules/company/index.js': 'export const hardened = (s) => s\n  .user(10001)\n',
    })
    here.run('emit')
    const { out } = here.run('where', 'Dockerfile:6')
    expect(out).toContain('  at dockerfile.config.ts:3:63\n')
    expect(out).toContain('  written by this line of a preset: node_modules/company/index.js:2:4\n')
    expect(JSON.parse(here.run('where', 'Dockerfile:6', '--json').out)).toMatchObject({
      places: [{ place: { line: 3, inside: { file: 'node_modules/company/index.js', line: 2 } } }],
    })
  })

  it.each([
    ['nonsense', 'error bad-config: "nonsense" is no place: expected a file and a line, such as Dockerfile:37'],
    ['Dockerfile:0', 'is no place'],
    ['Dockerfile:99', 'error bad-config: Dockerfile has 11 lines, and no line 99'],
    ['Other:3', 'error bad-config: There is no file "Other", and no output is called so; there are: Dockerfile'],
  ])('refuses %s', (place, expected) => {
    const { code, err } = emitted().run('where', place)
    expect(code).toBe(2)
    expect(err).toContain(expected)
  })

  it('says of a plain Dockerfile that nothing is behind it', () => {
    const { code, err } = folder({ Dockerfile: 'FROM a:1\n' }).run('where', 'Dockerfile:1')
    expect(code).toBe(2)
    expect(err).toBe(
      'error bad-config: No config describes Dockerfile, so there is no TypeScript behind it\n  npx stagecraft import Dockerfile writes a config that describes it.\n',
    )
  })
})

describe('where -', () => {
  const through = (here: Folder, text: string): string =>
    spawnSync(process.execPath, [binary, 'where', '-'], { cwd: here.root, input: text, encoding: 'utf8' }).stdout

  it('adds the place to whatever names a line', () => {
    const here = emitted()
    expect(
      through(
        here,
        `Dockerfile:7 DL3016 warning: Pin versions
./Dockerfile:7:5: note
${here.at('Dockerfile')}:11 and (Dockerfile:5)
\u001b[1mDockerfile:6\u001b[0m
Dockerfile:2 XDockerfile:7 Dockerfile.dev:7 Dockerfile:7:5:3 Dockerfile
`,
      ),
    ).toBe(`Dockerfile:7 (dockerfile.config.ts:6:4) DL3016 warning: Pin versions
./Dockerfile:7:5 (dockerfile.config.ts:6:4): note
${here.at('Dockerfile')}:11 (dockerfile.config.ts:7:49) and (Dockerfile:5 (dockerfile.config.ts:4:4))
\u001b[1mDockerfile:6 (dockerfile.config.ts:5:4)\u001b[0m
Dockerfile:2 XDockerfile:7 Dockerfile.dev:7 Dockerfile:7:5:3 Dockerfile
`)
  })

  it('passes the text on when the config does not load, and then says why', () => {
    const here = emitted()
    here.write('dockerfile.config.ts', 'export default (\n')
    const { stdout, stderr, status } = spawnSync(process.execPath, [binary, 'where', '-'], {
      cwd: here.root,
      input: 'building\nERROR at Dockerfile:7\n',
      encoding: 'utf8',
    })
    expect(stdout).toBe('building\nERROR at Dockerfile:7\n')
    expect(stderr).toMatch(/^error bad-config: /)
    expect(status).toBe(2)
  })

  it('says when the text is of another version of the file', () => {
    const here = emitted()
    const [, line] = here.read('Dockerfile').split('\n').slice(5)
    const frame = (quoted: string): string => `Dockerfile:7\n   6 |     x\n   7 | >>> ${quoted}\n`
    expect(through(here, frame(line!))).not.toContain('another version')
    expect(through(here, frame('RUN make'))).toContain(
      '   7 | >>> RUN make (not so in Dockerfile: this is of another version of it, so the place may be wrong)\n',
    )
  })

  it('takes the name alone where one output is called so, and a path where several are', () => {
    const two = config.replace(
      'export default dockerfile(builder, app)',
      "import { defineConfig } from '@stagecraft/core'\nexport default defineConfig({ 'api/Dockerfile': dockerfile(builder, app), 'web/Dockerfile': dockerfile(app), 'Dockerfile.dev': dockerfile(builder) })",
    )
    const here = folder({ 'dockerfile.config.ts': two })
    here.run('emit')
    expect(through(here, 'Dockerfile:7 api/Dockerfile:7 Dockerfile.dev:6\n')).toBe(
      'Dockerfile:7 api/Dockerfile:7 (dockerfile.config.ts:6:4) Dockerfile.dev:6 (dockerfile.config.ts:5:4)\n',
    )
  })

  it('takes no places beside it', () => {
    expect(emitted().run('where', '-', 'Dockerfile:7').code).toBe(2)
  })
})
