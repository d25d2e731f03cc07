import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { binary, folder, type Folder, type Ran } from './run.js'

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
    const { code, out } = emitted().run('where', 'Dockerfile:2')
    expect(out).toMatch(/^Dockerfile:2 belongs to no instruction\n/)
    expect(code).toBe(1)
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
    ['dockerfile.config.ts:4', 'dockerfile.config.ts is a config: where tells what wrote a line of a Dockerfile'],
    ['Dockerfile:99', 'error bad-config: Dockerfile has 11 lines, and no line 99'],
    ['Other:3', 'error bad-config: There is no file "Other", and no output is called so; there are: Dockerfile'],
  ])('refuses %s', (place, expected) => {
    const { code, err } = emitted().run('where', place)
    expect(code).toBe(2)
    expect(err).toContain(expected)
  })

  it('takes a place behind --config for what it is', () => {
    const here = emitted()
    const { code, out } = here.run('where', '-c', 'dockerfile.config.ts', 'Dockerfile:7')
    expect([code, out]).toEqual([0, here.run('where', 'Dockerfile:7').out])
    expect(here.run('where', '-c', 'Dockerfile:7')).toEqual({
      code: 2,
      out: '',
      err: `error bad-config: --config names no config: found "Dockerfile:7", which is a place
  Without --config, that of this folder or of the Dockerfile is taken: npx stagecraft where Dockerfile:7
`,
    })
    expect(here.run('where').err).toContain('error bad-config: where needs a place: ')
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
  const pipe = (here: Folder, input: string, ...args: string[]): Ran => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [binary, 'where', '-', ...args], {
      cwd: here.root,
      input,
      encoding: 'utf8',
    })
    return { code: status, out: stdout, err: stderr }
  }
  const through = (here: Folder, text: string): string => pipe(here, text).out

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
    const { code, out, err } = pipe(here, 'building\nERROR at Dockerfile:7\n')
    expect(out).toBe('building\nERROR at Dockerfile:7\n')
    expect(err).toMatch(/^error bad-config: /)
    expect(code).toBe(2)
  })

  it('passes the text on when the config ends the process', () => {
    const here = emitted()
    here.write('dockerfile.config.ts', 'process.exit(0)\n')
    const { code, out, err } = pipe(here, 'building\nERROR at Dockerfile:7')
    expect(out).toBe('building\nERROR at Dockerfile:7')
    expect(err).toContain('ended the process (process.exit)')
    expect(code).toBe(2)
  })

  it('passes on what ends a line, whatever it is', () => {
    const text = 'one\r\n10 %\r20 %\r\n\ntwo'
    expect(through(emitted(), text)).toBe(text)
    expect(through(emitted(), `${text} Dockerfile:7\r\n`)).toBe(`${text} Dockerfile:7 (dockerfile.config.ts:6:4)\r\n`)
  })

  const failed = `#1 [internal] load build definition from Dockerfile
#6 [builder 2/3] WORKDIR /app
#7 [builder 3/3] RUN npm ci     && npm test
#7 0.351 npm error Missing script: "test"
#7 ERROR: process "/bin/sh -c npm ci     && npm test" did not complete successfully: exit code: 1
ERROR: failed to build: failed to solve: process "/bin/sh -c npm ci     && npm test" did not complete successfully: exit code: 1
`

  it('does not doubt a path that the right context has, when the build was given another', () => {
    const here = folder({
      'api/dockerfile.config.ts': `import { defineConfig, dockerfile, stage } from '@stagecraft/core'
export default defineConfig(
  { Dockerfile: dockerfile(stage().from('alpine:3.22').copy('api/app.sh', '/')) },
  { context: '..' },
)
`,
      'api/app.sh': '',
    })
    here.run('emit', '-c', 'api')
    const text = `#6 [1/2] FROM docker.io/library/alpine:3.22
#7 [2/2] COPY api/app.sh /
#7 ERROR: failed to calculate checksum of ref abc::def: "/api/app.sh": not found
ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/api/app.sh": not found
`
    const { err } = pipe(here, text, '-c', 'api')
    expect(err).toContain(
      'api/app.sh was not in the build context that the build was given, though it is in that of api/Dockerfile (this folder)\n',
    )
    expect(err).toContain('Was the build given another folder? npx stagecraft build takes the right one.')
    expect(err).toContain('  in api/Dockerfile:6\n')
    expect(err).not.toContain('Did you mean')
  })

  const command = 'npm ci && npm test'
  it.each([
    ['BuildKit', `ERROR: failed to solve: process "/bin/sh -c ${command}" did not complete successfully: exit code: 7`],
    ['BuildKit of Docker 20.10', `executor failed running [/bin/sh -c ${command}]: exit code: 7`],
    ['Docker without it', `The command '/bin/sh -c ${command}' returned a non-zero code: 7`],
    ['podman', `Error: building at STEP "RUN ${command}": while running runtime: exit status 7`],
    ['buildah of 2021', `error building at STEP "RUN ${command}": error while running runtime: exit status 7`],
    [
      'kaniko',
      `INFO[0042] RUN ${command}    `,
      'error building image: error building stage: failed to execute command: waiting for process to exit: exit status 7',
    ],
  ])('knows with what a command has ended: %s', (_, ...text) => {
    expect(pipe(emitted(), `${text.join('\n')}\n`).err).toMatch(
      /^\nerror build-failed: RUN npm ci && npm test \(stage builder\): exit code 7\n {2}at dockerfile\.config\.ts:6:4\n/,
    )
  })

  it.each([
    ['BuildKit', 'ERROR: failed to solve: failed to calculate checksum of ref abc::def: "/pakage.json": not found'],
    ['BuildKit of Docker 20.10', 'failed to compute cache key: "/pakage.json" not found: not found'],
    ['Docker without it', 'COPY failed: file not found in build context: stat pakage.json: file does not exist'],
    ['podman', 'Error: building at STEP "COPY pakage.json .": copier: stat: "/pakage.json": no such file or directory'],
    [
      'podman, of a pattern',
      'Error: building at STEP "COPY pakage.json .": copier: stat: ["/pakage.json"]: no such file or directory',
    ],
  ])('knows that a file is not in the context: %s', (_, line) => {
    const here = folder({
      'dockerfile.config.ts': `import { dockerfile, stage } from '@stagecraft/core'
export default dockerfile(stage().from('alpine:3.22').copy('pakage.json', '.'))
`,
      'package.json': '{}',
    })
    here.run('emit')
    const steps = `Step 2/2 : COPY pakage.json .\n > [2/2] COPY pakage.json .:\n`
    expect(pipe(here, `${steps}${line}\n`).err).toMatch(
      /^\nerror build-failed: COPY pakage\.json \.: pakage\.json does not exist in the build context \(this folder\)\n {2}at dockerfile\.config\.ts:2:55\n[^]*\n {2}Did you mean "package\.json"\?\n/,
    )
  })

  it('shows a failed build as build does, and ends with exit code 1', () => {
    const { code, out, err } = pipe(emitted(), failed)
    expect(code).toBe(1)
    expect(out.replaceAll(/ \(dockerfile\.config\.ts:[56]:4\)$/gm, '')).toBe(failed)
    expect(out).toContain('#7 [builder 3/3] RUN npm ci     && npm test (dockerfile.config.ts:6:4)\n')
    expect(err).toBe(`
error build-failed: RUN npm ci && npm test (stage builder): exit code 1
  at dockerfile.config.ts:6:4

      4 |   .from('node:22-alpine')
      5 |   .workdir('/app')
    > 6 |   .run(and('npm ci', 'npm test'))
        |    ^^^
      7 | const app = stage('app').from('node:22-alpine').copyFrom(builder, '/app/dist', '/app')
      8 | export default dockerfile(builder, app)

  in Dockerfile:7

    > 7 | RUN npm ci \\
    > 8 |     && npm test
`)
  })

  it('prints one JSON document, and passes the text on to stderr', () => {
    const { code, out, err } = pipe(emitted(), failed, '--json')
    expect(code).toBe(1)
    expect(err.replaceAll(/ \(dockerfile\.config\.ts:[56]:4\)$/gm, '')).toBe(failed)
    const document = JSON.parse(out) as { problems: object[]; places: object[] }
    expect(document.problems).toMatchObject([
      { code: 'build-failed', place: { file: 'dockerfile.config.ts', line: 6, column: 4 } },
    ])
    expect(document.places.map((place) => (place as { input: number }).input)).toEqual([2, 3, 5, 6])
    expect(document.places[1]).toEqual({
      input: 3,
      dockerfile: { file: 'Dockerfile', line: 7 },
      instruction: 'RUN npm ci && npm test',
      stage: 'builder',
      place: { file: 'dockerfile.config.ts', line: 6, column: 4, endLine: 6, endColumn: 4 },
      state: 'fresh',
      isDescribed: true,
    })
  })

  it('takes steps for those of the Dockerfile that lies there, and says that it is stale', () => {
    const here = emitted()
    here.write(
      'dockerfile.config.ts',
      config.replace(".workdir('/app')", ".env({ A: '1' })\n  .workdir('/srv')\n  .copy('.', '.')"),
    )
    const { code, out, err } = pipe(here, failed)
    expect(code).toBe(1)
    // WORKDIR is another one now; RUN is the same, three lines below.
    expect(out).toContain('#6 [builder 2/3] WORKDIR /app\n')
    expect(out).toContain('#7 [builder 3/3] RUN npm ci     && npm test (dockerfile.config.ts:8:4)\n')
    expect(err).toMatch(/^note Dockerfile is not what dockerfile\.config\.ts describes: only lines that are the same/)
    expect(err).toContain('\n  at dockerfile.config.ts:8:4\n')
    expect(err).toContain('\n  in Dockerfile:7\n')
    expect(pipe(here, 'nothing of it\n')).toEqual({ code: 0, out: 'nothing of it\n', err: '' })
  })

  it('tells of a failure that it finds no place for', () => {
    const message = 'Cannot connect to the Docker daemon at unix:///docker.sock.'
    const { code, err } = pipe(emitted(), `ERROR: ${message}\n`)
    expect([code, err]).toEqual([1, `\nerror build-failed: ${message}\n`])
  })

  it('says when the text is of another version of the file', () => {
    const here = emitted()
    const [, line] = here.read('Dockerfile').split('\n').slice(5)
    const frame = (quoted: string): string => `Dockerfile:7\n   6 |     x\n   7 | >>> ${quoted}\n`
    expect(through(here, frame(line!))).not.toContain('another version')
    expect(through(here, frame('RUN make'))).toContain(
      '   7 | >>> RUN make (not so in Dockerfile: this is of another version of it, so the place may be wrong)\n',
    )
    const note = 'note Dockerfile has other lines than what was built: was it built in another folder'
    expect(pipe(here, frame('RUN make')).err).toContain(note)
    expect(pipe(here, frame(line!)).err).not.toContain('note')
    const { places } = JSON.parse(pipe(here, frame('RUN make'), '--json').out) as { places: unknown[] }
    expect(places).toEqual([])
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
