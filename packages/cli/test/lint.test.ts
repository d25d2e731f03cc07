import { describe, expect, test } from 'vitest'
import { fakeConfig, folder } from './run.js'

const bad = 'FROM corp/base:1 AS Base\nCMD /app\n'

describe('lint', () => {
  test('shows what it finds with the line, and fails', () => {
    const { code, out, err } = folder({ Dockerfile: bad }).run('lint')
    expect(code).toBe(1)
    expect(err).toBe('')
    expect(out).toBe(`warning StageNameCasing: the name of the stage is written "Base", and BuildKit reads it as "base"
  at Dockerfile:1:1

    > 1 | FROM corp/base:1 AS Base
        | ^^^^^^^^^^^^^^^^^^^^^^^^
      2 | CMD /app

  Write "base"

warning JSONArgsRecommended: CMD is in shell form: a shell is the process that gets signals such as SIGTERM
  at Dockerfile:2:1

      1 | FROM corp/base:1 AS Base
    > 2 | CMD /app
        | ^^^^^^^^

  Write CMD ["program", "argument"], or choose the shell with SHELL

1 file: 2 warnings
`)
  })

  test('is content with a good file', () => {
    const { code, out } = folder({ Dockerfile: 'FROM alpine:3.22\nCMD ["/app"]\nUSER 1000\n' }).run('lint')
    expect([code, out]).toEqual([0, '1 file: nothing to say\n'])
  })

  test.each([
    ['none', 1],
    ['info', 1],
    ['warning', 0],
    ['error', 0],
  ])('--max-severity %s', (severity, expected) => {
    expect(folder({ Dockerfile: bad }).run('lint', '--max-severity', severity).code).toBe(expected)
  })

  test('what BuildKit refuses is an error', () => {
    const here = folder({ Dockerfile: 'FROM alpine:3.22\nCOPY a\n' })
    const { code, out } = here.run('lint', '--max-severity', 'warning')
    expect(code).toBe(1)
    expect(out).toContain('error missing-argument')
  })

  test('searches folders, and leaves node_modules alone', () => {
    const files = [
      'Dockerfile',
      'a/Dockerfile.dev',
      'a/b/web.Dockerfile',
      'c/Containerfile',
      'node_modules/x/Dockerfile',
    ]
    const here = folder(Object.fromEntries(files.map((path) => [path, bad])))
    here.write('Dockerfile.dockerignore', 'x\n')
    const { out } = here.run('lint', '--format', 'json')
    const { problems } = JSON.parse(out) as { problems: readonly { place: { file: string } }[] }
    expect([...new Set(problems.map(({ place }) => place.file))].sort()).toEqual(files.slice(0, 4).sort())
    expect(here.run('lint', 'a').out).toContain('2 files: 4 warnings')
    expect(here.run('lint', 'a/Dockerfile.dev').out).toContain('1 file: 2 warnings')
  })

  test('reads the ignore file beside a Dockerfile', () => {
    const here = folder({ Dockerfile: 'FROM alpine:3.22\nCOPY dist /app\n', '.dockerignore': '# x\ndist\n' })
    expect(here.run('lint').out).toContain('CopyIgnoredFile: COPY takes "dist", which "dist" of ')
    here.write('Dockerfile.dockerignore', 'src\n[\n')
    const { out } = here.run('lint')
    expect(out).not.toContain('CopyIgnoredFile')
    expect(out).toContain('error bad-pattern: "[" is no pattern of an ignore file\n  at Dockerfile.dockerignore:2:1')
  })

  test('comments and --off silence rules', () => {
    const here = folder({ Dockerfile: 'FROM corp/base:1\n# stagecraft allow=JSONArgsRecommended why not\nCMD /app\n' })
    expect(here.run('lint').code).toBe(0)
    here.write('Dockerfile', 'FROM alpine:3.22\nCMD /app\n')
    expect(here.run('lint', '--off', 'JSONArgsRecommended').code).toBe(0)
    const { code, err } = here.run('lint', '--off', 'JSONArgs')
    expect(code).toBe(2)
    expect(err).toContain('No rule is called "JSONArgs"')
  })

  test('a config points at its lines of TypeScript, and its outputs are not linted twice', () => {
    const here = folder({
      'dockerfile.config.ts': `import { dockerfile, stage } from '@stagecraft/core'

export default dockerfile(
  stage('app')
    .from('corp/base:1')
    .cmd('/app --serve')
    .allow('SecretsUsedInArgOrEnv', 'a public one')
    .env({ API_KEY: 'x' }),
)
`,
    })
    here.run('emit')
    const { code, out } = here.run('lint')
    expect(out).toContain('warning JSONArgsRecommended')
    expect(out).toContain('at dockerfile.config.ts:6:6')
    expect(out).toContain('1 file: 1 warning\n')
    expect(code).toBe(1)
  })

  test('a value that gives no model is judged by its text', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ text: bad }) })
    expect(here.run('lint').out).toContain('StageNameCasing')
  })

  test('--format github', () => {
    const { out } = folder({ 'a,b/Dockerfile': 'FROM corp/base:1\nCMD /app 100%\n' }).run('lint', '--format', 'github')
    expect(out).toBe(
      '::warning file=a%2Cb/Dockerfile,line=2,endLine=2,col=1,title=JSONArgsRecommended::CMD is in shell form: a shell is ' +
        'the process that gets signals such as SIGTERM%0AWrite CMD ["program", "argument"], or choose the shell with SHELL\n',
    )
  })

  test('--format sarif', () => {
    const { out } = folder({ 'a b/Dockerfile': 'FROM corp/base:1 AS x\nFROM corp/base:1 AS x\n' }).run(
      'lint',
      '--format',
      'sarif',
    )
    const { version, runs } = JSON.parse(out) as {
      version: string
      runs: readonly {
        tool: { driver: { rules: readonly { id: string }[] } }
        results: readonly { ruleIndex: number }[]
      }[]
    }
    const [run] = runs
    expect(version).toBe('2.1.0')
    const place = (line: number): object => ({
      physicalLocation: {
        artifactLocation: { uri: 'a%20b/Dockerfile' },
        region: { startLine: line, startColumn: 1, endLine: line, endColumn: 22 },
      },
    })
    expect(run!.results).toMatchObject([
      {
        ruleId: 'DuplicateStageName',
        level: 'warning',
        locations: [place(2)],
        relatedLocations: [place(1)],
      },
    ])
    expect(run!.tool.driver.rules[run!.results[0]!.ruleIndex]!.id).toBe('DuplicateStageName')
  })

  test('nothing to lint is wrong usage', () => {
    const here = folder({ 'a/x.txt': '' })
    expect(here.run('lint')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no Dockerfile and no config'),
    })
    expect(here.run('lint', 'b')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file or folder "b"'),
    })
  })
})
