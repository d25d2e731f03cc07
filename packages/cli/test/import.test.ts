import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folder } from './run.js'

const text = 'FROM node:22.1-alpine AS app\nWORKDIR /app\nRUN npm ci && \\\n  npm run build\n'
const source = `import { dockerfile, lines, stage } from '@stagecraft/core'

const app = stage('app')
  .from('node:22.1-alpine')
  .workdir('/app')
  .run(
    lines\`npm ci && \\
  npm run build\`,
  )

export default dockerfile(app)
`

const withoutHeader = (output: string): string =>
  output.replace(/^# Generated [^\n]+\n# stagecraft hash=[^\n]+\n#\n\n?/, '')

describe('import', () => {
  test('writes the config beside the Dockerfile, and emit gives it back', () => {
    const here = folder({ Dockerfile: text })
    const { code, out, err } = here.run('import')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^wrote dockerfile\.config\.ts\n/)
    expect(here.read('dockerfile.config.ts')).toBe(source)
    expect(here.read('Dockerfile')).toBe(text)
    expect(withoutHeader(here.run('emit', '--stdout').out)).toBe(text)
  })

  test('a file of another name is written to that name again', () => {
    const here = folder({ 'api/prod.Dockerfile': text })
    expect(here.run('import', 'api/prod.Dockerfile').out).toBe(`wrote api/dockerfile.config.ts
It describes prod.Dockerfile as it is.

Next:
- See what will change in prod.Dockerfile:
    npx stagecraft check --config api
- Write that:
    npx stagecraft emit --config api
`)
    expect(here.read('api/dockerfile.config.ts')).toContain(
      "export default defineConfig({ 'prod.Dockerfile': dockerfile(app) })",
    )
    expect(withoutHeader(here.run('emit', '--stdout', '--config', 'api').out)).toBe(text)
  })

  test('--output in another folder keeps the path to the Dockerfile', () => {
    const here = folder({ 'api/Dockerfile': text, 'build/.keep': '' })
    expect(here.run('import', 'api/Dockerfile', '--output', 'build/dockerfile.config.ts').code).toBe(0)
    expect(here.read('build/dockerfile.config.ts')).toContain("defineConfig({ '../api/Dockerfile': dockerfile(app) })")
  })

  test('the build context is said where it is surely another folder', () => {
    const files = {
      'api/Dockerfile': 'FROM alpine:3.22\nCOPY api/src /src\nCOPY conf /conf\n',
      'api/src/a': '',
      'conf/b': '',
    }
    const here = folder(files)
    mkdirSync(here.at('.git'))
    expect(here.run('import', 'api/Dockerfile').code).toBe(0)
    expect(here.read('api/dockerfile.config.ts')).toContain(
      "defineConfig({ Dockerfile: dockerfile(app) }, { context: '..' })",
    )
    expect(here.run('emit', '-c', 'api').code).toBe(0)
    expect(here.run('explain', '-c', 'api', '--changed', 'conf/b').out).toContain('COPY conf /conf')
  })

  test('--output - prints', () => {
    const here = folder({ Dockerfile: text })
    expect(here.run('import', '-o', '-')).toEqual({ code: 0, out: source, err: '' })
    expect(() => here.read('dockerfile.config.ts')).toThrow(/ENOENT/)
  })

  test('nothing is overwritten without --force', () => {
    const here = folder({ Dockerfile: text, 'dockerfile.config.ts': 'mine' })
    const { code, out, err } = here.run('import')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('dockerfile.config.ts is there already')
    expect(here.read('dockerfile.config.ts')).toBe('mine')
    expect(here.run('import', '--force').code).toBe(0)
    expect(here.read('dockerfile.config.ts')).toBe(source)
  })

  test('what cannot be parsed is shown with its place, and nothing is written', () => {
    const here = folder({ Dockerfile: 'FROM node:22.1-alpine\nWORKDIR /app\nCOPPY . .\n' })
    const { code, out, err } = here.run('import')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('error unknown-instruction')
    expect(err).toContain('at Dockerfile:3:1')
    expect(err).toContain('> 3 | COPPY . .')
    expect(err).toContain('Nothing was written.')
    expect(() => here.read('dockerfile.config.ts')).toThrow(/ENOENT/)
  })

  test.each([
    ['EXPOSE 70000', 'bad-port'],
    ['STOPSIGNAL FOO BAR', 'bad-signal'],
    ['RUN --mount=type=foo x', 'bad-mount'],
    ['FROM Not/An/Image:1', 'bad-image'],
  ])('what only the build would refuse is no config either: %s', (line, code) => {
    const here = folder({ Dockerfile: `FROM alpine:3.22\n${line}\n`, 'old.ts': 'kept' })
    for (const more of [[], ['--output', '-'], ['--output', 'old.ts', '--force']]) {
      const said = here.run('import', ...more)
      expect(said).toMatchObject({ code: 1, out: '' })
      expect(said.err).toMatch(new RegExp(`^error ${code}: [^]*at Dockerfile:2:\\d+\\n[^]*Nothing was written\\.\\n$`))
    }
    expect(readdirSync(here.root).sort()).toEqual(['Dockerfile', 'old.ts'])
    expect(here.read('old.ts')).toBe('kept')
  })

  test('--restyle lays commands out anew and says so', () => {
    const here = folder({ Dockerfile: text })
    const { code, err } = here.run('import', '--restyle')
    expect(code).toBe(0)
    expect(err).toContain('info layout-changed')
    expect(err).toContain('at Dockerfile:3:1')
    expect(here.read('dockerfile.config.ts')).toContain(".run(and('npm ci', 'npm run build'))")
  })

  test('no file, a folder, and text that is no UTF-8', () => {
    const here = folder({ 'folder/.keep': '', Dockerfile: 'FROM a:1\n' })
    expect(here.run('import', 'missing')).toMatchObject({ code: 2, out: '' })
    expect(here.run('import', 'missing').err).toContain('Cannot read missing: there is no such file')
    expect(here.run('import', 'folder').err).toContain('Cannot read folder: it is a folder')
    writeFileSync(here.at('Latin1'), Uint8Array.from([0x46, 0x52, 0x4f, 0x4d, 0x20, 0xe9, 0x0a]))
    expect(here.run('import', 'Latin1')).toMatchObject({ code: 1 })
    expect(here.run('import', 'Latin1').err).toContain('Latin1 is not written in UTF-8')
  })

  test('an output of Stagecraft is imported without the header that emit writes', () => {
    const here = folder({ Dockerfile: text })
    here.run('import')
    here.run('emit')
    const written = here.read('Dockerfile')
    expect(written).toMatch(/^# Generated from/)
    expect(here.run('import', '-o', '-').out).toBe(source)
    here.run('import', '--force')
    here.run('emit')
    expect(here.read('Dockerfile')).toBe(written)
  })

  test('a config that is a link stays one', () => {
    const here = folder({ Dockerfile: text, 'real.ts': 'old' })
    symlinkSync('real.ts', here.at('dockerfile.config.ts'))
    expect(here.run('import', '--force').code).toBe(0)
    expect(here.read('real.ts')).toBe(source)
  })
})

describe('import --multi-stage', () => {
  const dockerfile = 'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nCMD ["/app"]\n'
  const app = { 'go.mod': 'module example.com/app\n', 'main.go': 'package main\n', 'pages/a.html': '' }

  test('writes a builder and a runtime', () => {
    const here = folder({ Dockerfile: dockerfile, ...app })
    const { code, out, err } = here.run('import', '--multi-stage')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^wrote dockerfile\.config\.ts\nIt splits Dockerfile into a builder and a runtime/)
    const emitted = here.run('emit', '--stdout').out
    expect(emitted).toContain('FROM golang:1.26 AS builder')
    expect(emitted).toContain('COPY --from=builder /src/pages /src/pages')
  })

  test('says what a compiler of the folder would make of the config, as init does', () => {
    const here = folder({
      Dockerfile: dockerfile,
      ...app,
      'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }',
    })
    const note = '- tsconfig.json takes every file of this folder for a source'
    expect(here.run('import', '--multi-stage').out).toContain(note)
    expect(here.run('import', '--force').out).toContain(note)
  })

  test('the folder of the app may lie elsewhere', () => {
    const files = Object.fromEntries(Object.entries(app).map(([path, content]) => [`service/${path}`, content]))
    const here = folder({ 'docker/Dockerfile': dockerfile, ...files })
    const { out } = here.run('import', 'docker/Dockerfile', '--multi-stage', '--context', 'service', '-o', '-')
    expect(out).toContain("artifact('pages', '/src/pages')")
  })

  test('what the ignore file leaves out is not looked for', () => {
    const here = folder({ Dockerfile: dockerfile, '.dockerignore': 'pages\n', ...app })
    expect(here.run('import', '--multi-stage', '-o', '-').out).not.toContain('pages')
  })

  test('nothing is written where it is not sure', () => {
    const here = folder({ Dockerfile: dockerfile.replace('CGO_ENABLED=0 go build -o /app .', 'make'), ...app })
    const { code, out, err } = here.run('import', '--multi-stage')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^error not-multi-stage: .*`make`[^]*Dockerfile:4:1[^]*Nothing was written\.\n$/)
    expect(() => here.read('dockerfile.config.ts')).toThrow(/ENOENT/)
  })
})
