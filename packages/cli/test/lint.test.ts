import { spawnSync } from 'node:child_process'
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

1 file: 2 warnings; 2 can be fixed: npx stagecraft lint --fix
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

  test('searches folders, and leaves node_modules, vendor and templates alone', () => {
    const files = [
      'Dockerfile',
      'a/Dockerfile.dev',
      'a/b/web.Dockerfile',
      'c/Containerfile',
      'node_modules/x/Dockerfile',
      'a/vendor/x/Dockerfile',
      'a/Dockerfile.j2',
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
    for (const comment of [
      '# hadolint global ignore=DL3008,DL3025\nFROM corp/base:1\nENV A=1\nCMD /app\n',
      'FROM corp/base:1\n# hadolint ignore=DL3025\nCMD /app\n',
      '# check=skip=JSONArgsRecommended\nFROM corp/base:1\nENV A=1\nCMD /app\n',
      'FROM corp/base:1\n# check=skip=JSONArgsRecommended\nCMD /app\n',
    ]) {
      here.write('Dockerfile', comment)
      expect(here.run('lint', '--fix', '--max-severity', 'none')).toMatchObject({ code: 0 })
      expect(here.read('Dockerfile')).toBe(comment)
    }
    here.write('Dockerfile', 'FROM corp/base:1\n# stagecraft allow=JSONArgRecommended x\nCMD /app\n')
    expect(here.run('lint').out).toContain('info unused-allow: allow=JSONArgRecommended: there is no such rule')
    here.write('Dockerfile', 'FROM alpine:3.22\nCMD /app\n')
    expect(here.run('lint', '--off', 'JSONArgsRecommended').code).toBe(0)
    const { code, err } = here.run('lint', '--off', 'JSONArgs')
    expect(code).toBe(2)
    expect(err).toContain('No rule is called "JSONArgs"')
    const problem = 'frontend-version is no rule: it is what every command says of a file, and stays on'
    expect(here.run('lint', '--off', 'frontend-version').err).toContain(`--off: ${problem}`)
    expect(here.run('lint', '--explain', 'frontend-version')).toMatchObject({ code: 2, out: '' })
    expect(here.run('lint', '--explain', 'frontend-version').err).toContain(problem)
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
    expect(out).toContain('1 file: 1 warning;')
    expect(code).toBe(1)
  })

  test('a value that gives no model is judged by its text', () => {
    const here = folder({ 'dockerfile.config.ts': fakeConfig({ text: bad }) })
    expect(here.run('lint').out).toContain('StageNameCasing')
  })

  test('rules have other severities for a run, or for a config', () => {
    const here = folder({ Dockerfile: 'FROM alpine:3.22\nCMD /app\n' })
    const { code, out } = here.run('lint', '--rule', 'JSONArgsRecommended=info', '--rule', 'root-user=error')
    expect(out).toContain('info JSONArgsRecommended')
    expect(out).toContain('error root-user')
    expect(code).toBe(1)
    expect(here.run('lint', '--rule', 'JSONArgsRecommended=info').code).toBe(0)
    expect(here.run('lint', '--rule', 'root-usr=off')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--rule: No rule is called "root-usr"\n  Did you mean "root-user"?'),
    })
    expect(here.run('lint', '--rule', 'root-user=bad').err).toContain('takes off, info, warning or error; found "bad"')
    expect(here.run('lint', '--rule', 'root-user')).toMatchObject({ code: 2 })
  })

  test('a config switches rules, and the command line has the last word', () => {
    const config = (rules: string): string => `import { defineConfig, dockerfile, stage } from '@stagecraft/core'
export default defineConfig(
  { Dockerfile: dockerfile(stage().from('corp/base:1').cmd('a b')) },
  { lint: { rules: ${rules} } },
)
`
    const here = folder({ 'dockerfile.config.ts': config(`{ JSONArgsRecommended: 'off' }`) })
    expect(here.run('lint')).toMatchObject({ code: 0, out: '1 file: nothing to say\n' })
    expect(here.run('lint', '--rule', 'JSONArgsRecommended=error').out).toContain('error JSONArgsRecommended')
    here.write('dockerfile.config.ts', config(`{ JSONArgs: 'off', 'root-user': 1 } as never`))
    const { code, err } = here.run('lint')
    expect(code).toBe(2)
    expect(err).toContain('defineConfig: lint.rules: No rule is called "JSONArgs"')
    expect(err).toContain('defineConfig: lint.rules: root-user takes off, info, warning or error; found 1')
  })

  test('looks into the build context that is named, or that a config has', () => {
    const text = 'FROM corp/base:1\nCOPY packge.json /app/\n'
    const here = folder({ 'a/Dockerfile': text, 'a/package.json': '{}', 'package.json': '{}' })
    expect(here.run('lint')).toMatchObject({ code: 0 })
    const { out } = here.run('lint', '--context', 'a', '--rule', 'missing-source=info')
    expect(out).toContain('missing-source: COPY takes "packge.json", and the build context has no such file')
    expect(out).toContain('Did you mean "package.json"?')
    expect(here.run('lint', '--context', 'b')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no folder'),
    })
    here.write(
      'b/dockerfile.config.ts',
      `import { defineConfig, dockerfile, stage } from '@stagecraft/core'
const app = dockerfile(stage().from('corp/base:1').copy('a/package.json', '/').copy('package.json', '/x'))
export default defineConfig({ Dockerfile: app }, { context: '..' })
`,
    )
    expect(here.run('lint', 'b')).toMatchObject({ code: 0 })
  })

  test.each([
    ['the folder of the Dockerfile', 'COPY a.txt b.txt /', ['x/a.txt'], true],
    ['a folder above', 'COPY x/a.txt x/b.txt /', ['x/a.txt'], true],
    ['the one with an ignore file', 'COPY a.txt b.txt /', ['a.txt', '.dockerignore', 'x/a.txt'], true],
    ['nothing when two would do', 'COPY a.txt b.txt /', ['a.txt', 'x/a.txt'], false],
    ['nothing when another has the rest', 'COPY a.txt b.txt /', ['b.txt', 'x/a.txt', 'x/.dockerignore'], false],
    ['nothing when most is missing', 'COPY a.txt b.txt c.txt /', ['x/a.txt'], false],
    ['nothing when all is missing', 'COPY b.txt /', ['x/a.txt', 'x/.dockerignore'], false],
  ])('finds the build context: %s', (_, instruction, files, isKnown) => {
    const here = folder({ 'x/Dockerfile': `FROM corp/base:1\n${instruction}\n`, '.git/HEAD': '' })
    for (const file of files) here.write(file, '')
    expect(here.run('lint', '--rule', 'missing-source=info').out.includes('missing-source')).toBe(isKnown)
  })

  test('the build context of what takes everything is not guessed where two ignore files would do', () => {
    const here = folder({
      'x/Dockerfile': 'FROM corp/base:1\nWORKDIR /app\nCOPY . .\n',
      'x/.dockerignore': 'dist\n',
      'x/.env.example': 'TOKEN=\n',
      '.git/HEAD': '',
    })
    expect(here.run('lint').out).toContain('secret-file-copied')
    here.write('.dockerignore', '.env\n')
    expect(here.run('lint').out).not.toContain('secret-file-copied')
  })

  test('does not miss what git leaves out, since something makes it', () => {
    const here = folder({
      Dockerfile: 'FROM corp/base:1\nCOPY src lib dist out /app/\n',
      'src/a': '',
      'lib/a': '',
      '.gitignore': 'dist\nout/\n',
    })
    const lint = (): string => here.run('lint', '--rule', 'missing-source=info').out
    expect(lint().match(/info missing-source/g)).toHaveLength(2)
    spawnSync('git', ['init', '-q'], { cwd: here.root })
    expect(lint()).not.toContain('missing-source')
  })

  test('lists rules and explains them', () => {
    const here = folder({})
    const { code, out } = here.run('lint', '--list-rules')
    expect(code).toBe(0)
    expect(out).toMatch(/^JSONArgsRecommended +warning +--fix +CMD and ENTRYPOINT are/m)
    expect(out).toMatch(/^InvalidDefinitionDescription +off +A comment/m)
    const page = here.run('lint', '--explain', 'StageNameCasing').out
    expect(page).toMatch(/^# StageNameCasing\n\nThe name of a stage is lower case\.\n\n## Why\n/)
    expect(page).toMatch(/\n## Fix\n\n`--fix` writes the name in lower case\.\n$/)
    expect(here.run('lint', '--explain', 'dl3025').out).toContain('# JSONArgsRecommended\n')
    expect(here.run('lint', '--explain', 'StageName')).toMatchObject({ code: 2 })
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
    expect(run!.tool.driver.rules[run!.results[0]!.ruleIndex]).toMatchObject({
      id: 'DuplicateStageName',
      helpUri: 'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
      help: { markdown: expect.stringContaining('## Why') as string },
    })
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
