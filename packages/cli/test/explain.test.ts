import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { folder, type Folder } from './run.js'

const config = `import { dockerfile, secret, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:22-alpine')
  .copyDeps()
  .run('npm run build', { mounts: [secret('token').file()] })
const test = stage('test').from(builder).run('npm test')
const app = stage('app')
  .from('nginx:1.29-alpine')
  .copyFrom(builder, '/app/dist', '/usr/share/nginx/html')
  .expose(80)
  .user('nginx')
export default dockerfile(builder, test, app).ignore('*.md', 'dist')
`

const files = { 'dockerfile.config.ts': config, 'package.json': '{}', 'src/a.ts': '', 'README.md': '' }

describe('explain', () => {
  it('says what each stage does, and what the image has', () => {
    const { code, out } = folder(files).run('explain')
    expect(code).toBe(0)
    expect(out).toBe(`builder: begins with node:22-alpine
  works in /app
  copies package.json and package-lock.json from the build context to /app/
  runs npm ci (keeps /root/.npm)
  copies everything from the build context to /app/
  runs npm run build (has the secret token)
  test begins with it
  leaves /app/dist to app

app (the target): begins with nginx:1.29-alpine
  copies /app/dist from builder to /usr/share/nginx/html

The image of app has
  all of nginx:1.29-alpine
  /usr/share/nginx/html from builder: /app/dist
  runs as nginx
  listens on 80

It is built without test.
`)
  })

  it('cuts no line where no terminal shows it', () => {
    const long = `echo ${'long '.repeat(60)}end`
    const here = folder({ Dockerfile: `FROM alpine:3.22\nCOPY a .\nRUN ${long}\nCMD ${long}\n`, a: '' })
    expect(here.run('explain').out).toContain(`\n  runs ${long}\n`)
    expect(here.run('explain').out).toContain(`\n  starts ${long}\n`)
    expect(here.run('explain', '--changed', 'a').out).toContain(`  RUN ${long}  after line 2\n`)
  })

  it('says it of another target, and of a plain Dockerfile', () => {
    expect(folder(files).run('explain', 'test').out).toContain('The image of test has\n  all of node:22-alpine\n')
    const plain = folder({ Dockerfile: 'FROM scratch\nCOPY --from=docs / /\nADD https://example.com/x /\n' })
    expect(plain.run('explain').out).toContain('nothing but what follows\n  / from the image docs: everything\n')
  })

  it('prints JSON', () => {
    const { target, stages } = JSON.parse(folder(files).run('explain', '--json').out) as {
      readonly target: string
      readonly stages: readonly { readonly name: string; readonly needs: readonly string[] }[]
    }
    expect(target).toBe('app')
    expect(stages.map(({ name, needs }) => [name, needs])).toEqual([
      ['builder', ['builder']],
      ['test', ['builder', 'test']],
      ['app', ['builder', 'app']],
    ])
  })

  it('refuses a target that does not exist, and a Dockerfile that cannot be read', () => {
    expect(folder(files).run('explain', 'ap')).toMatchObject({ code: 2 })
    const { code, err } = folder({ Dockerfile: 'FROM scratch\nRUNN x\n' }).run('explain')
    expect(code).toBe(1)
    expect(err).toContain('error unknown-instruction')
  })
})

describe('explain --changed', () => {
  it('says what is done again, and why', () => {
    const { code, out } = folder(files).run('explain', '--changed', 'src/a.ts', 'README.md', '../elsewhere', 'gone.ts')
    expect(code).toBe(0)
    expect(out).toBe(`builder
   6  cached   WORKDIR /app
   7  cached   COPY package.json package-lock.json ./
   8  cached   RUN npm ci
  10  runs     COPY . .                                             takes src/a.ts and gone.ts
  11  runs     RUN npm run build                                    after line 10

test
  15  runs     RUN npm test                                         after line 10

app
  18  may run  COPY --from=builder /app/dist /usr/share/nginx/html  if /app/dist of builder comes out different

../elsewhere does not exist: it counts as deleted
gone.ts does not exist: it counts as deleted
../elsewhere is nothing to the build: not in the build context
README.md is nothing to the build: the ignore file leaves out "*.md"

test: 3 of its 6 steps are done again
app: 2 of its 6 steps are done again, 1 may be
`)
  })

  it('lists each stage that it counts, and says which one has no name', () => {
    const Dockerfile = `FROM node:22 AS deps
COPY package.json ./
FROM deps AS debug
CMD ["a"]
FROM  --platform=linux/arm64 \\
  nginx:1.29
COPY --from=deps /package.json /b
FROM scratch AS empty
`
    const here = folder({ Dockerfile, 'package.json': '' })
    expect(here.run('explain', '--changed', 'package.json').out).toBe(`deps
   2  runs     COPY package.json ./               takes package.json

debug
      no step of its own

stage 2 (FROM --platform=linux/arm64 nginx:1.29)
   7  runs     COPY --from=deps /package.json /b  takes /package.json of deps, which is different

empty
      no step of its own

debug: its step is done again
stage 2 (FROM --platform=linux/arm64 nginx:1.29): all of its 2 steps are done again
empty: it has no steps
`)
    expect(here.run('explain').out).toContain(
      'It is built without deps, debug and stage 2 (FROM --platform=linux/arm64 nginx:1.29).',
    )
  })

  it('takes folders, a target, and build arguments', () => {
    const here = folder(files)
    expect(here.run('explain', 'test', '--changed', 'src').out).toContain('takes src/a.ts')
    expect(here.run('explain', 'test', '--changed', 'src').out).not.toContain('\napp')
    expect(here.run('explain', '--changed-arg', 'NOTHING').out).toContain('app: all of its 6 steps come from the cache')
    expect(here.run('explain', '--changed', 'src/a.ts', '--context', 'src').out).toContain('takes a.ts')
  })

  it('does not speak of a Dockerfile that is fresh, whatever its header knows besides', () => {
    const at = folder(files)
    at.run('emit')
    expect(at.run('explain', '--changed', 'src/a.ts').out).not.toContain('that counts too')
  })

  it('counts a Dockerfile that lies there and is stale', () => {
    const here = folder(files)
    here.run('emit')
    here.write('dockerfile.config.ts', config.replace('npm test', 'npm run test'))
    const { out } = here.run('explain', '--changed', 'README.md')
    expect(out).toContain(
      '  15  runs     RUN npm run test                                     it is another instruction\n',
    )
    expect(out).toContain('Dockerfile is another than the one that lies there: that counts too')
  })

  it('tells an instruction at another place, and files of another, from another instruction', () => {
    const out = (stages: string, Dockerfile = 'FROM scratch\nCOPY a /\nCOPY b /\n') => {
      const text = `import { dockerfile, image, stage } from '@stagecraft/core'\nexport default dockerfile(${stages})\n`
      return folder({ Dockerfile, 'dockerfile.config.ts': text }).run('explain', '--changed', 'c').out
    }
    expect(out("stage().from('scratch').copy(['b'], '/').copy(['a'], '/')")).toContain(
      'COPY b /  it stood behind another instruction\n   7  runs     COPY a /  after line 6\n',
    )
    const copied = "stage().from('scratch').copyFrom(image('nginx:2'), '/x', '/y')"
    expect(out(copied, 'FROM scratch\nCOPY --from=nginx:1 /x /y\n')).toContain(
      'may run  COPY --from=nginx:2 /x /y  it takes files of another place, which may be the same\n',
    )
  })

  it('prints JSON', () => {
    const { out } = folder(files).run('explain', '--changed', 'src/a.ts', '--json')
    const { targets, stages } = JSON.parse(out) as {
      readonly targets: object
      readonly stages: readonly { readonly steps: readonly object[] }[]
    }
    expect(targets).toEqual({ test: { runs: 3, may: 0, cached: 3 }, app: { runs: 2, may: 1, cached: 3 } })
    expect(stages[0]!.steps[3]).toMatchObject({
      line: 10,
      instruction: 'COPY . .',
      verdict: 'runs',
      reason: { kind: 'files', files: ['src/a.ts'] },
      place: { file: 'dockerfile.config.ts', line: 5, column: 4 },
    })
  })
})

describe('explain --since', () => {
  function repository(): Folder {
    const here = folder(files)
    const git = (...args: string[]): void => {
      const as = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main']
      const { status, stderr } = spawnSync('git', [...as, ...args], { cwd: here.root, encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
    }
    here.run('emit')
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '--message', 'first')
    return here
  }

  it('asks git what changed, commited or not, new or gone', () => {
    const here = repository()
    expect(here.run('explain', '--since', 'HEAD').out).toContain('all of its 6 steps come from the cache')
    here.write('src/new name.ts', '')
    expect(here.run('explain', '--since', 'HEAD').out).toContain('takes src/new name.ts')
    expect(here.run('explain', '--since', 'main').out).toContain('takes src/new name.ts')
  })

  it('counts what changed in the Dockerfile and in the ignore file', () => {
    const here = repository()
    here.write('dockerfile.config.ts', config.replace('npm test', 'npm run test').replace("'dist'", "'other'"))
    const { out } = here.run('explain', '--since', 'HEAD')
    expect(out).toContain('it is another instruction')
    expect(out).toContain('Dockerfile is another than HEAD: that counts too')
    expect(out).toContain('the ignore file is another, so other files may come in')
  })

  it('refuses what git does not know', () => {
    expect(repository().run('explain', '--since', 'nothing')).toMatchObject({
      code: 2,
      err: 'error bad-config: --since: git knows no commit, branch or tag "nothing"\n',
    })
    expect(folder(files).run('explain', '--since', 'HEAD').err).toMatch(
      /^error bad-config: --since: git: not a git repository/,
    )
    expect(repository().run('explain', '--since=--output=x').code).toBe(2)
  })
})
