import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folder, type Ran } from './run.js'

const service = {
  'package.json': `{
    "name": "units", "files": ["src"],
    "scripts": {
        "start": "node src/server.js",
        "dev": "node --watch src/server.js",
        "test": "node --test"
    },
    "dependencies": { "express": "5.2.1" }
}
`,
  'package-lock.json': '{}',
  'src/server.js': 'app.listen(3000)\n',
}
const go = { 'go.mod': 'module example.com/clock\n\ngo 1.26\n', 'main.go': 'package main\n\nfunc main() {}\n' }

/** Nothing was written: the message, and that it names what to do. */
function expectRefusal(ran: Ran, code: number, ...sentences: readonly string[]): void {
  expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' })
  for (const sentence of sentences) expect(ran.err).toContain(sentence)
}

describe('init', () => {
  test('writes the config, what it describes, and the script, and says what comes next', () => {
    const here = folder(service)
    const { code, out, err } = here.run('init')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(`Found package.json, express, the script "start": taking nodeService.
wrote dockerfile.config.ts
wrote Dockerfile
wrote Dockerfile.dockerignore
added the script "dockerfile:check" to package.json

Next:
- For the script, and for types in your editor:
    npm install --save-dev stagecraft @stagecraft/presets
- After each change of dockerfile.config.ts:
    npx stagecraft emit
- Build the image:
    npx stagecraft build
- In CI, and before each commit:
    npx stagecraft check
`)
    expect(here.read('dockerfile.config.ts')).toBe(`import { nodeService } from '@stagecraft/presets'

export default nodeService({ command: ['node', 'src/server.js'] })
`)
    expect(here.read('package.json')).toBe(
      service['package.json'].replace(
        '"test": "node --test"',
        '"test": "node --test",\n        "dockerfile:check": "stagecraft check"',
      ),
    )
    expect(here.run('check')).toMatchObject({ code: 0, out: '2 files are fresh\n' })
  })

  test('a folder without package.json gets no script, and nothing to install', () => {
    const here = folder(go)
    const { code, out } = here.run('init', '--yes')
    expect(code).toBe(0)
    expect(out).not.toContain('install')
    expect(here.run('check').code).toBe(0)
  })

  test('another folder is named', () => {
    const here = folder({ 'api/go.mod': go['go.mod'], 'api/main.go': go['main.go'] })
    expectRefusal(here.run('init'), 1, 'error unknown-project', 'there are some in api', 'stagecraft init api')
    expect(here.run('init', 'api').out).toContain('wrote api/dockerfile.config.ts\nwrote api/Dockerfile\n')
    const web = folder({ 'web/Dockerfile': 'FROM scratch\n', 'my app/Dockerfile': 'FROM scratch\n' })
    expectRefusal(web.run('init'), 1, 'there are some in my app, web')
    expect(web.run('init', 'my app').out).toContain('    npx stagecraft emit --config "my app"\n')
    expectRefusal(here.run('init', 'none'), 2, 'there is no folder "none"')
  })

  test('--dry-run prints the config, says what would be written, and writes nothing', () => {
    const here = folder(go)
    const { code, out, err } = here.run('init', '--dry-run')
    expect({ code, err }).toEqual({
      code: 0,
      err: 'would write dockerfile.config.ts\nwould write Dockerfile\nwould write Dockerfile.dockerignore\n',
    })
    expect(out).toBe(`import { goProgram } from '@stagecraft/presets'\n\nexport default goProgram()\n`)
    expect(existsSync(here.at('dockerfile.config.ts'))).toBe(false)
    expect(existsSync(here.at('Dockerfile'))).toBe(false)
  })

  test('--dry-run ends as init would: what is in the way is said beside the config', () => {
    const here = folder({ ...go, 'dockerfile.config.ts': 'mine' })
    const { code, out, err } = here.run('init', '--dry-run')
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('goProgram()') })
    expect(err).toBe(`error unwritable-output: dockerfile.config.ts is there already
  npx stagecraft check compares the Dockerfile with it, npx stagecraft emit writes what it describes; --force replaces it.
`)
    expect(here.run('init', '--dry-run', '--force').code).toBe(0)
    const other = folder({ ...go, Dockerfile: 'FROM scratch\n' })
    expect(other.run('init', '--dry-run', '--preset', 'goProgram')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Dockerfile is there already'),
    })
    expect([here.read('dockerfile.config.ts'), other.read('Dockerfile')]).toEqual(['mine', 'FROM scratch\n'])
  })

  test('a Dockerfile that is there is imported, and written again since it is the same build', () => {
    const text = 'FROM node:22-alpine\nWORKDIR   /app\nCOPY . .\nCMD ["node","src/server.js"]\n'
    const here = folder({ ...service, Dockerfile: text })
    const { code, out } = here.run('init')
    expect(code).toBe(0)
    expect(out).toContain('Found a Dockerfile: describing it as it is.\nwrote dockerfile.config.ts\nwrote Dockerfile\n')
    expect(out).toContain('npm install --save-dev stagecraft @stagecraft/core\n')
    expect(here.read('Dockerfile')).toMatch(
      /^# Generated from dockerfile.config.ts[^]*WORKDIR \/app\nCOPY \. \.\nCMD \["node", "src\/server.js"\]\n$/,
    )
    expect(here.run('check').code).toBe(0)
  })

  test.each([
    ['directives above the header', '# syntax=docker/dockerfile:1\n# check=skip=all\nFROM alpine:3.22\n'],
    ['a comment that would be a directive', '\n# syntax=mine\nFROM alpine:3.22\n'],
    ['carriage returns', '# top\r\nFROM alpine:3.22 as a\r\nRUN a && \\\r\n  b\r\n'],
    ['a byte order mark', '\uFEFF# escape=`\nFROM alpine:3.22\nRUN a `\n b\n'],
  ])('an imported Dockerfile is written again, though it has %s', (_, text) => {
    const here = folder({ Dockerfile: text })
    expect(here.run('init')).toMatchObject({ code: 0, out: expect.stringContaining('\nwrote Dockerfile\n') })
    expect(here.run('check')).toMatchObject({ code: 0, out: 'Dockerfile is fresh\n' })
  })

  test('line ends become those that Stagecraft writes, and that is said', () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n')
    const said =
      'Dockerfile came with CRLF line ends, and Stagecraft writes LF; a checkout with CRLF counts as the same.'
    const here = folder({ Dockerfile: windows('FROM alpine:3.22\nCMD ["a"]\n') })
    expect(here.run('import').out).toContain(`See to this:\n- ${said}\n`)
    expect(here.run('init', '--yes', '--force').out).toContain(`See to this:\n- ${said}\n`)
    expect(here.read('Dockerfile')).not.toContain('\r')
    here.write('Dockerfile', windows(here.read('Dockerfile')))
    expect(here.run('check').out).toBe('Dockerfile is fresh\n')
    const other = folder({ Dockerfile: windows('FROM alpine:3.22\nRUN <<EOF\necho a\nEOF\n') })
    expect(other.run('init', '--yes').out).toContain(
      `- ${said} Its heredocs keep CRLF: so that git leaves it alone, add to .gitattributes: Dockerfile -text\n`,
    )
    expect(other.read('Dockerfile')).toContain('RUN <<EOF\necho a\r\nEOF\n')
  })

  describe('a build that takes its own config along', () => {
    const said = (files: Readonly<Record<string, string>>): string =>
      /^- (\w+ takes .*)$/m.exec(folder(files).run('init').out)?.[1] ?? ''

    test('is told, with what to add to the ignore file', () => {
      expect(said({ Dockerfile: 'FROM alpine:3.22\nCOPY . .\n' })).toBe(
        'COPY takes dockerfile.config.ts and Dockerfile along, and is built again at each change there. To leave that out, add to .dockerignore, each on a line: dockerfile.config.ts Dockerfile',
      )
    })

    test.each([
      ['ADD', { Dockerfile: 'FROM alpine:3.22\nADD . /a/\n' }, 'dockerfile.config.ts Dockerfile'],
      ['a mount', { Dockerfile: 'FROM alpine:3.22\nRUN --mount=target=/a true\n' }, 'dockerfile.config.ts Dockerfile'],
      ['a pattern', { Dockerfile: 'FROM alpine:3.22\nCOPY *.ts /a/\n' }, 'dockerfile.config.ts'],
      [
        'an ignore file that has one of them',
        { Dockerfile: 'FROM alpine:3.22\nCOPY . .\n', '.dockerignore': 'Dockerfile' },
        'dockerfile.config.ts',
      ],
      [
        'a stage that is not the last',
        { Dockerfile: 'FROM alpine:3.22 AS a\nCOPY . /a\nFROM alpine:3.22\nCOPY --from=a /a/b /b\n' },
        'dockerfile.config.ts Dockerfile',
      ],
    ])('%s', (_, files, lines) => {
      expect(said(files)).toMatch(new RegExp(`^(?:COPY|ADD|RUN) takes .* each on a line: ${lines}$`))
    })

    test.each([
      ['nothing of the context', { Dockerfile: 'FROM alpine:3.22\nRUN true\n' }],
      ['a folder', { Dockerfile: 'FROM alpine:3.22\nCOPY src /src\n', 'src/a': '' }],
      ['what another stage made', { Dockerfile: 'FROM alpine:3.22 AS a\nFROM alpine:3.22\nCOPY --from=a . /a\n' }],
      ['an ignore file', { Dockerfile: 'FROM alpine:3.22\nCOPY . .\n', '.dockerignore': '*\n!src\n' }],
      [
        'an ignore file of its own',
        { Dockerfile: 'FROM alpine:3.22\nCOPY . .\n', 'Dockerfile.dockerignore': '**/*.config.ts\n' },
      ],
      ['the Dockerfile alone, as before', { Dockerfile: 'FROM alpine:3.22\nCOPY Dockerfile /\n' }],
    ])('is not one that takes %s', (_, files) => {
      expect(said(files)).toBe('')
    })
  })

  test('a Dockerfile that cannot be read stays, and nothing is written', () => {
    const here = folder({ Dockerfile: 'FROM node:22\nCOPPY . .\n' })
    const { code, err } = here.run('init')
    expect(code).toBe(1)
    expect(err).toContain('at Dockerfile:2:1')
    expect(err).toContain('Nothing was written.')
    expect(existsSync(here.at('dockerfile.config.ts'))).toBe(false)
  })

  test('a Dockerfile that a build would refuse has to be mended first', () => {
    const here = folder({ Dockerfile: 'FROM node:22 AS a\nCOPY --from=b /x /x\nFROM node:22 AS b\n' })
    expectRefusal(here.run('init'), 1, 'error later-stage', 'Nothing was written.')
    expect(existsSync(here.at('dockerfile.config.ts'))).toBe(false)
  })

  test('with a preset, a Dockerfile of somebody else stays unless --force says otherwise', () => {
    const here = folder({ ...go, Dockerfile: 'FROM scratch\n' })
    expectRefusal(here.run('init', '--preset', 'go-program'), 1, 'Dockerfile is there already', '--force replaces it')
    expect(existsSync(here.at('dockerfile.config.ts'))).toBe(false)
    expect(here.run('init', '--preset', 'go-program', '--force').code).toBe(0)
    expect(here.read('Dockerfile')).toContain('golang')
  })

  test('a config that is there stays unless --force says otherwise', () => {
    const here = folder({ ...go, 'dockerfile.config.ts': 'mine' })
    expectRefusal(
      here.run('init'),
      1,
      'error unwritable-output: dockerfile.config.ts is there already',
      'npx stagecraft emit',
    )
    expect(here.read('dockerfile.config.ts')).toBe('mine')
    expect(here.run('init', '--force').code).toBe(0)
    const other = folder({ ...go, 'dockerfile.config.mjs': 'mine' })
    expectRefusal(other.run('init', '--force'), 1, 'Remove dockerfile.config.mjs first')
  })

  test('what the folder does not tell is asked of the command line', () => {
    const files = { 'requirements.txt': 'flask\n', 'app.py': 'app = Flask(__name__)\n' }
    const here = folder(files)
    expectRefusal(
      here.run('init'),
      1,
      'error unknown-project: pythonService: the folder does not tell "command".',
      'add gunicorn to the requirements',
      'Say it: --option command="gunicorn --bind 0.0.0.0:8000 app:app"',
    )
    expect(here.run('init', '-o', 'command=python app.py', '-o', 'port=5000').code).toBe(0)
    expect(here.read('dockerfile.config.ts')).toContain("command: ['python', 'app.py']")
    const several = folder({
      'go.mod': go['go.mod'].replace('clock', 'x'),
      'cmd/a/a.go': go['main.go'],
      'cmd/b/b.go': go['main.go'],
    })
    expectRefusal(several.run('init'), 1, 'Say it: --option programs=a (or b)')
  })

  test('a folder that could be several things', () => {
    const here = folder({ ...service, ...go })
    expectRefusal(here.run('init'), 1, 'suggests several presets: nodeService', 'stagecraft init --preset nodeService')
    expect(here.run('init', '--preset', 'goProgram').code).toBe(0)
  })

  test('tools in a package.json do not make a service of a Go program', () => {
    const here = folder({ ...go, 'package.json': '{ "devDependencies": { "prettier": "3" } }' })
    expect(here.run('init').out).toContain('taking goProgram')
  })

  test('options and presets that do not exist', () => {
    const here = folder(go)
    expectRefusal(
      here.run('init', '--preset', 'goprogramm'),
      2,
      'there is none called "goprogramm"',
      'Did you mean "goProgram"?',
    )
    expectRefusal(here.run('init', '-o', 'prot=8080'), 2, 'goProgram has no option "prot"', 'Did you mean "port"?')
    expectRefusal(here.run('init', '-o', 'port=80'), 2, 'goProgram: "port" takes')
    expectRefusal(here.run('init', '-o', 'port'), 2, '--option takes NAME=VALUE')
  })

  test('an empty folder', () => {
    const here = folder()
    expectRefusal(here.run('init'), 1, 'this folder tells nothing of a project', 'stagecraft init --preset NAME')
    expect(here.run('init', '-p', 'nodeService', '-o', 'command=node src/x.js').code).toBe(0)
  })

  test('what no preset builds is said, with a way out', () => {
    const bun = folder({ 'bun.lock': '', 'package.json': '{ "scripts": { "start": "node x.js" } }', 'x.js': '' })
    expectRefusal(bun.run('init'), 1, 'bun.lock is one of bun')
    const modules = folder({ 'pom.xml': '<project><modules><module>a</module></modules></project>' })
    expectRefusal(modules.run('init'), 1, 'pom.xml has several modules')
    const library = folder({ 'go.mod': 'module example.com/x\n', 'x.go': 'package x\n' })
    expectRefusal(library.run('init'), 1, 'no package main')
  })

  test('a workspace without a known service names the Dockerfiles that are there, and each is imported as everywhere', () => {
    const here = folder({
      'package.json': '{ "workspaces": ["apps/*"] }',
      'package-lock.json': '{}',
      'apps/api/package.json': '{ "name": "@shop/api" }',
      'apps/api/Dockerfile': 'FROM alpine:3.22\n',
    })
    expectRefusal(here.run('init'), 1, 'Or import what is there: npx stagecraft import apps/api/Dockerfile')
    const { code, out } = here.run('init', 'apps/api')
    expect(code).toBe(0)
    expect(out).toContain('Found a Dockerfile: describing it as it is.')
  })

  test('a package of a workspace is sent to its root', () => {
    const here = folder({
      'package.json': '{ "workspaces": ["apps/*"] }',
      'package-lock.json': '{}',
      'apps/api/package.json': '{ "name": "@shop/api", "scripts": { "start": "node src/server.js" } }',
      'apps/api/src/server.js': '',
    })
    expectRefusal(here.run('init', 'apps/api'), 1, 'stagecraft init ../.. --preset workspace --option app=@shop/api')
    expect(here.run('init').code).toBe(0)
  })

  test('a tsconfig that would compile the config too, and a lockfile that is missing', () => {
    const { 'package-lock.json': _, ...files } = service
    const { out } = folder({ ...files, 'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }' }).run('init')
    expect(out).toContain('See to this:\n- There is no lockfile yet: run npm install once')
    expect(out).toContain('- tsconfig.json takes every file of this folder for a source')
    const kept = folder({ ...service, 'tsconfig.json': '{ "include": ["src"] }' }).run('init')
    expect(kept.out).not.toContain('tsconfig.json')
  })

  test('--help says what it does, with examples', () => {
    const { out } = folder().run('init', '--help')
    expect(out).toContain('--preset <name>')
    expect(out).toContain('$ stagecraft init --yes api')
  })
})
