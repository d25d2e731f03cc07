import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fakeBuilder, sample } from './builders.js'
import { folder, type Folder, type Ran } from './run.js'

const imports = `import { and, arg, bind, cache, context, defineConfig, dockerfile, image, literal, script, secret, ssh, stage, text } from '@stagecraft/core'\n`

const app = `const app = stage('app').from('node:22-alpine').workdir('/app').run('make')\nexport default dockerfile(app)\n`

function withConfig(config: string, files: Readonly<Record<string, string>> = {}): Folder {
  return folder({ ...files, 'dockerfile.config.ts': imports + config })
}

describe('a failing build', () => {
  // Every sample is what a real builder has printed; the config writes the Dockerfile that it was made of.
  it.each([
    {
      name: 'run-fail.rawjson.stderr',
      dockerfile: 'run-fail.Dockerfile',
      config: `const builder = stage('builder').from('debian:bookworm-slim')
  .workdir('/app').copy('package.json', '.')
  .run(and('echo before', 'echo "to stderr" >&2', 'exit 42'))
const last = stage().from('scratch')`,
      stages: 'builder, last',
      says: [
        'RUN echo before && echo "to stderr" >&2 && exit 42 (stage builder): exit code 42',
        'config.ts:4:4',
        'to stderr',
      ],
      line: 4,
    },
    {
      name: 'run-fail.buildx.rawjson.stderr',
      builder: 'docker' as const,
      dockerfile: 'run-fail.Dockerfile',
      config: `const app = stage('app').from('node:22-alpine').workdir('/app')
  .run(and('echo before', 'echo "to stderr" >&2', 'exit 42'))`,
      stages: 'app',
      says: ['(stage app): exit code 42', 'config.ts:3:4', 'to stderr'],
      line: 3,
    },
    {
      name: 'heredoc-fail.rawjson.stderr',
      dockerfile: 'heredoc-fail.Dockerfile',
      config: `const builder = stage('builder').from('debian:bookworm-slim').run(script\`
  echo one
  false
\`)`,
      stages: 'builder',
      says: ['RUN <<EOF echo one … (stage builder): exit code 1', 'config.ts:2:63', '> 3 | set -e', 'one'],
      line: 2,
    },
    {
      name: 'copyfrom-fail.rawjson.stderr',
      dockerfile: 'copyfrom-fail.Dockerfile',
      config: `const builder = stage('builder').from('debian:bookworm-slim').workdir('/app')
const last = stage().from('debian:bookworm-slim').copyFrom(builder, '/app/does-not-exist', '/x')`,
      stages: 'builder, last',
      // The sample was made of a file without a blank line between the stages.
      says: ['/app/does-not-exist does not exist in the stage "builder"'],
      shift: ['copyfrom-fail.Dockerfile:4', 'copyfrom-fail.Dockerfile:5', '   4 | >>>', '   5 | >>>'],
      line: 5,
    },
    {
      name: 'copyctx-fail.rawjson.stderr',
      dockerfile: 'copyctx-fail.Dockerfile',
      files: { 'package.json': '{}' },
      config: `const app = stage('app').from('node:22-alpine').workdir('/app').copy('packge.json', './')`,
      stages: 'app',
      says: ['packge.json does not exist in the build context (this folder)', 'Did you mean "package.json"?'],
      line: 3,
    },
    {
      name: 'copyctx-fail.rawjson.stderr',
      dockerfile: 'copyctx-fail.Dockerfile',
      files: { '.dockerignore': '*.json\n', 'packge.json': '{}' },
      config: `const app = stage('app').from('node:22-alpine').workdir('/app').copy('packge.json', './')`,
      stages: 'app',
      says: ['packge.json is not in the build context: .dockerignore leaves it out', 'The pattern is "*.json".'],
      line: 3,
    },
    {
      name: 'base-missing.rawjson.stderr',
      dockerfile: 'base-missing.Dockerfile',
      config: `const app = stage('app').from('registry.invalid/nothing:1').run('true')`,
      stages: 'app',
      says: [
        'FROM registry.invalid/nothing:1 AS app: the image registry.invalid/nothing:1 cannot be had: ',
        'no such host',
      ],
      line: 1,
    },
    {
      name: 'stage-missing.rawjson.stderr',
      dockerfile: 'stage-missing.Dockerfile',
      config: `const builder = stage('builder').from('debian:bookworm-slim')
const last = stage().from('scratch').copyFrom(image('nostage:1'), '/a', '/b')`,
      stages: 'builder, last',
      shift: ['stage-missing.Dockerfile:3', 'stage-missing.Dockerfile:4', '   3 | >>>', '   4 | >>>'],
      says: ['the image nostage:latest cannot be had: ', '--build-context nostage=<folder>'],
      line: 4,
    },
    {
      name: 'parse-fail.rawjson.stderr',
      dockerfile: 'parse-fail.Dockerfile',
      config: `const app = stage('app').from('node:22-alpine').raw('RUN', '--mount=type=wrong,target=/x true')`,
      stages: 'app',
      loose: true,
      says: ['unsupported mount type "wrong"', 'config.ts:2:49'],
      line: 2,
    },
  ])('is shown at its line: $name', (given) => {
    const { name, dockerfile, config, stages, says, line, files = {}, shift = [], builder = 'buildctl', loose } = given
    const here = withConfig(
      `${config}\nexport default defineConfig({ '${dockerfile}': dockerfile${loose === true ? '.loose' : ''}(${stages}) }, { header: false })\n`,
      files,
    )
    const prints = shift.reduce(
      (text, from, index) => (index % 2 === 0 ? text.replace(from, shift[index + 1]!) : text),
      sample(name),
    )
    const { env } = fakeBuilder(here, builder, { prints, code: 1 })
    const { code, err } = here.runIn({ env }, 'build')
    expect(code).toBe(1)
    expect(err).toContain('\nerror build-failed: ')
    for (const words of says) expect(err).toContain(words)
    expect(err).toContain(`in ${dockerfile}:${line}\n`)
    expect(err).toMatch(/at dockerfile\.config\.ts:\d+:\d+\n/)
  })

  it('of a Dockerfile that no config describes is shown there', () => {
    const text = 'FROM node:22-alpine AS app\nWORKDIR /app\nCOPY packge.json ./\n'
    const here = folder({ 'copyctx-fail.Dockerfile': text })
    const { env } = fakeBuilder(here, 'buildctl', { prints: sample('copyctx-fail.rawjson.stderr'), code: 1 })
    const { code, err } = here.runIn({ env }, 'build', '--file', 'copyctx-fail.Dockerfile')
    expect(code).toBe(1)
    expect(err).toContain('COPY packge.json ./ (stage app): packge.json does not exist')
    expect(err).toContain('at copyctx-fail.Dockerfile:3:1\n')
  })

  it('that names no line is told as it is', () => {
    const here = withConfig(app)
    const { env } = fakeBuilder(here, 'buildctl', { prints: 'error: no buildkit here\n', code: 1 })
    expect(here.runIn({ env }, 'build').err).toBe('\nerror build-failed: no buildkit here\n')
  })

  it('shows warnings of BuildKit at their lines too', () => {
    const here = withConfig(
      `const app = stage('app').from('node:22-alpine')\n  .cmd('npm start')\nexport default defineConfig({ Dockerfile: dockerfile(app) }, { header: false })\n`,
    )
    const { env } = fakeBuilder(here, 'buildctl', { prints: sample('warn.rawjson.stderr') })
    const { code, err } = here.runIn({ env }, 'build')
    expect(code).toBe(0)
    expect(err).toContain('warning JSONArgsRecommended: JSON arguments recommended for CMD')
    expect(err).toContain('at dockerfile.config.ts:3:4')
    expect(err).toMatch(/\nbuilt in \d/)
  })

  it('is read from plain lines where the builder tells nothing in JSON', () => {
    const here = withConfig(
      `const app = stage('app').from('node:22-alpine').workdir('/app')\n  .run(and('echo before', 'echo "to stderr" >&2', 'exit 42'))\nexport default defineConfig({ 'run-fail.Dockerfile': dockerfile(app) }, { header: false })\n`,
    )
    const version = 'buildctl github.com/moby/buildkit v0.12.5 bac3f2b673f3f9d33e79046008e7a38e856b3dc6'
    const { env, called } = fakeBuilder(here, 'buildctl', { prints: sample('run-fail.plain.stderr'), code: 1, version })
    const { code, err } = here.runIn({ env }, 'build')
    expect(code).toBe(1)
    expect(called().args).toContain('--progress=plain')
    expect(err).toContain('\nrun-fail.Dockerfile:3 (dockerfile.config.ts:3:4)\n')
    expect(err).toContain('error build-failed: RUN echo before')
  })
})

describe('a failing build of a Dockerfile that is stale', () => {
  const run = (existing: string): string => {
    const here = withConfig(
      `const app = stage('app').from('node:22-alpine').workdir('/app')
  .run(and('echo before', 'echo "to stderr" >&2', 'exit 42'))
export default defineConfig({ 'run-fail.Dockerfile': dockerfile(app) }, { header: false })\n`,
      { 'run-fail.Dockerfile': existing },
    )
    const version = 'github.com/docker/buildx v0.12.1 30feaa1'
    const prints = sample('run-fail.plain.stderr')
    return here.runIn({ env: fakeBuilder(here, 'docker', { prints, code: 1, version }).env }, 'build').err
  }

  it('says that its lines are not those on the disk', () => {
    const lines =
      '\n  in run-fail.Dockerfile:3, as built from dockerfile.config.ts: the file on the disk has other lines there\n'
    expect(run('FROM node:22-alpine AS app\nWORKDIR /app\nUSER node\n')).toContain(lines)
  })

  it('says nothing of it where they are', () => {
    const text =
      'FROM node:20-alpine AS app\nWORKDIR /app\nRUN echo before \\\n    && echo "to stderr" >&2 \\\n    && exit 42\n'
    expect(run(text)).toContain('\n  in run-fail.Dockerfile:3\n')
  })
})

it('a builder that cannot be reached is told so', () => {
  const here = withConfig(app)
  const prints = `error: listing workers for Build: failed to list workers: Unavailable: connection error: desc = "transport: Error while dialing: dial unix /run/x.sock: connect: no such file or directory"\n`
  const { env } = fakeBuilder(here, 'buildctl', { prints, code: 1 })
  expect(here.runIn({ env }, 'build').err).toContain(
    'error build-failed: the builder cannot be reached: dial unix /run/x.sock: connect: no such file or directory\n  Is buildkitd running?',
  )
})

it('a failing build of podman under the name of docker is shown at the step that it names', () => {
  const here = withConfig(app)
  const version = 'podman version 5.4.2'
  const prints = `STEP 3/3: RUN make\nError: building at STEP "RUN make": while running runtime: exit status 42\n`
  const { env } = fakeBuilder(here, 'docker', { prints, code: 1, version })
  const { code, err } = here.runIn({ env }, 'build')
  expect(code).toBe(1)
  expect(err).toMatch(/\nerror build-failed: RUN make \(stage app\): exit code 42\n {2}at dockerfile\.config\.ts:/)
})

describe('progress without a terminal', () => {
  it('joins what comes in pieces', () => {
    const here = withConfig(app)
    const line = (status: object): string => `${JSON.stringify(status)}\n`
    const started = '2026-01-01T00:00:00Z'
    const step = { digest: 'a', name: '[1/2] RUN make', started }
    const output = (text: string): string =>
      line({ logs: [{ vertex: 'a', data: Buffer.from(text).toString('base64') }] })
    const prints = [
      line({ vertexes: [step] }),
      output('cat: '),
      output('/nothing'),
      output(': No such file\n10 %\r'),
      output('20 %\rdone'),
      line({ vertexes: [{ ...step, completed: started, error: 'exit code: 1' }] }),
      output('late'),
    ].join('')
    const { env } = fakeBuilder(here, 'buildctl', { prints, code: 1 })
    const { err } = here.runIn({ env }, 'build')
    expect(err).toContain(`[1/2] RUN make
  | cat: /nothing: No such file
  | done
[1/2] RUN make FAILED
`)
    expect(err).toContain('  | late\n')
  })

  it('has a line for each step, and what it printed', () => {
    const here = withConfig(app)
    const { env } = fakeBuilder(here, 'buildctl', { prints: sample('run-fail.rawjson.stderr'), code: 1 })
    const { err } = here.runIn({ env }, 'build')
    expect(err).toMatch(/^\[builder 1\/4\] WORKDIR \/app \(0\.2s\)\n\[builder 2\/4\] COPY package\.json \. \(0\.0s\)$/m)
    expect(err).toContain(`[builder 3/4] RUN echo before && echo "to stderr" >&2 && exit 42
  | to stderr
  | before
[builder 3/4] RUN echo before && echo "to stderr" >&2 && exit 42 FAILED
`)
    expect(err).not.toContain('[internal]')
  })
})

describe('what the builder gets', () => {
  const full = [
    'app',
    '--secret',
    'id=a,env=A',
    '--secret=id=b,src=b',
    '--ssh',
    'default',
    '--platform',
    'linux/amd64,linux/arm64',
    '-t',
    'one:1',
    '--tag',
    'two:2',
    '--build-arg',
    'X=1',
    '--build-arg',
    'FROM_ENV',
    '--build-context',
    'docs=docs',
    '--build-context',
    'node:22-alpine=oci-layout://layout@sha256:abc',
    '--build-context',
    'other=docker-image://busybox:1.37',
    '--push',
    '--',
    '--no-cache',
    '--metadata-file',
    'm.json',
  ]

  it('is what docker takes', () => {
    const here = withConfig(app, { 'docs/x': '' })
    const { env, called } = fakeBuilder(here, 'docker')
    expect(here.runIn({ env }, 'build', ...full)).toMatchObject({ code: 0 })
    expect(called().args).toEqual(
      `buildx build --progress=rawjson --file <folder>/Dockerfile --target app --platform linux/amd64,linux/arm64 --tag one:1 --tag two:2 --secret id=a,env=A --secret id=b,src=b --ssh default --build-arg X=1 --build-arg FROM_ENV --build-context docs=docs --build-context node:22-alpine=oci-layout://layout@sha256:abc --build-context other=docker-image://busybox:1.37 --push --no-cache --metadata-file m.json ${here.root}`.split(
        ' ',
      ),
    )
  })

  it('is what buildctl takes', () => {
    const here = withConfig(app, { 'docs/x': '' })
    const { env, called } = fakeBuilder(here, 'buildctl')
    expect(here.runIn({ env: { ...env, FROM_ENV: 'e' } }, 'build', ...full)).toMatchObject({ code: 0 })
    expect(called().args).toEqual(
      `build --frontend dockerfile.v0 --progress=rawjson --local context=${here.root} --local dockerfile=<folder> --opt filename=Dockerfile --opt target=app --opt platform=linux/amd64,linux/arm64 --opt build-arg:X=1 --opt build-arg:FROM_ENV=e --local docs=${here.at('docs')} --opt context:docs=local:docs --oci-layout node-22-alpine=layout --opt context:node:22-alpine=oci-layout://node-22-alpine@sha256:abc --opt context:other=docker-image://busybox:1.37 --secret id=a,env=A --secret id=b,src=b --ssh default --output type=image,"name=one:1,two:2",push=true --no-cache --metadata-file m.json`.split(
        ' ',
      ),
    )
  })

  it('is no place for the image unless one is said, which buildctl does not tell', () => {
    const here = withConfig(app)
    const { env } = fakeBuilder(here, 'buildctl')
    const note = 'note the image is in the cache alone: --output type=docker,dest=image.tar writes it'
    expect(here.runIn({ env }, 'build').err).toContain(note)
    expect(here.runIn({ env }, 'build', '-t', 'a:1').err).not.toContain('note')
    expect(here.runIn({ env }, 'build', '--', '--output=type=local,dest=out').err).not.toContain('note')
  })

  it('is the image as an archive, with its name', () => {
    const here = withConfig(app)
    const { env, called } = fakeBuilder(here, 'buildctl')
    here.runIn({ env }, 'build', '-t', 'a:1', '-o', 'type=docker,dest=a.tar', '-o', 'type=local,dest=out')
    expect(called().args.join(' ')).toContain('--output type=docker,dest=a.tar,name=a:1 --output type=local,dest=out')
  })

  it('is the text that the config describes, whatever lies there', () => {
    const here = withConfig(`${app.replace('dockerfile(app)', "dockerfile(app).ignore('*.md')")}`, {
      Dockerfile: 'FROM old:1\n',
      '.dockerignore': 'never\n',
    })
    const { env, called } = fakeBuilder(here, 'docker')
    const { err } = here.runIn({ env }, 'build')
    const { files, folder: temporary } = called() as ReturnType<typeof called> & { readonly folder: string }
    expect(files['Dockerfile']).toContain('FROM node:22-alpine AS app')
    expect(files['Dockerfile.dockerignore']).toContain('*.md')
    expect(err).toContain('note Dockerfile is not fresh: what dockerfile.config.ts describes is built\n')
    expect(here.read('Dockerfile')).toBe('FROM old:1\n')
    expect(existsSync(temporary)).toBe(false)
  })

  it('is the ignore file that would count', () => {
    const own = withConfig(app, { 'Dockerfile.dockerignore': 'own\n', '.dockerignore': 'context\n' })
    const built = fakeBuilder(own, 'docker')
    own.runIn({ env: built.env }, 'build')
    expect(built.called().files['Dockerfile.dockerignore']).toBe('own\n')
    const none = withConfig(app)
    const other = fakeBuilder(none, 'docker')
    none.runIn({ env: other.env }, 'build')
    expect(Object.keys(other.called().files)).toEqual(['Dockerfile'])
  })

  it('has no cache mounts with --cache layers, and its failures stay at their lines', () => {
    const here = withConfig(`const app = stage('app').from('node:22-alpine').workdir('/app')
  .run('npm ci', { mounts: [cache.npm()] })
  .run(and('echo before', 'echo "to stderr" >&2', 'exit 42'))
export default defineConfig({ 'run-fail.Dockerfile': dockerfile(app) }, { header: false })\n`)
    const prints = sample('run-fail.rawjson.stderr')
    const { env, called } = fakeBuilder(here, 'buildctl', { prints, code: 1 })
    const { err } = here.runIn({ env }, 'build', '--cache', 'layers')
    expect(called().files['run-fail.Dockerfile']).toContain('WORKDIR /app\nRUN npm ci\nRUN echo before')
    expect(err).toContain('at dockerfile.config.ts:4:4')
  })

  it('is one of several outputs, with its own context', () => {
    const here = withConfig(
      `const app = stage('app').from('node:22-alpine')
export default defineConfig({ 'api/Dockerfile': dockerfile(app), 'web/Dockerfile': dockerfile(app) }, { context: { 'api/Dockerfile': 'api' } })\n`,
    )
    const { env, called } = fakeBuilder(here, 'docker')
    expect(here.runIn({ env }, 'build')).toMatchObject({
      code: 2,
      err: 'error bad-config: There are 2 Dockerfiles, and one has to be named: api/Dockerfile, web/Dockerfile\n  Such as: --file api/Dockerfile\n',
    })
    expect(here.runIn({ env }, 'build', '--file', 'api/Dockerfile').code).toBe(0)
    expect(called().args.at(-1)).toBe(here.at('api'))
    expect(here.runIn({ env }, 'build', '-f', 'web/Dockerfile', '--context', 'other').code).toBe(0)
    expect(called().args.at(-1)).toBe(here.at('other'))
  })

  it('passes what it prints on', () => {
    const here = withConfig(app)
    const { env } = fakeBuilder(here, 'docker', { prints: 'WARNING: No output specified\n' })
    expect(here.runIn({ env }, 'build').err).toMatch(/^WARNING: No output specified\nbuilt in /)
  })
})

describe('what is said before anything is built', () => {
  const needy = `const token = secret('token')
const version = arg('VERSION')
const base = stage('base').from(text\`node:\${version}\`)
  .run('npm ci', { mounts: [token.env('NPM_TOKEN'), ssh()] })
  .run('make', { mounts: [secret('other').file()] })
const unused = stage('unused').from('node:22-alpine').run('x', { mounts: [secret('unused').file()] })
const app = stage('app').from(base).copyFrom(context('docs'), '.', '/docs')
export default dockerfile(base, unused, app)\n`
  const flags = [
    '--build-arg=VERSION=22',
    '--secret=id=token,env=T',
    '--secret=id=other,src=o',
    '--ssh=default',
    '--build-context=docs=docs',
  ]
  /** The path is empty, so that no builder is found: what is missing is told first. */
  const missing = (here: Folder, ...args: readonly string[]): Ran =>
    here.runIn({ env: { PATH: here.at('bin') } }, 'build', ...args)

  it('names each thing, its line, and the flag', () => {
    const { code, err } = missing(withConfig(needy))
    expect(code).toBe(2)
    const said = Array.from(
      err.matchAll(/^error missing-input: (.*)$|^ {2}(at .*)$|^ {2}(Add: .*)$/gm),
      (found) => found[1] ?? found[2] ?? found[3],
    )
    expect(said).toEqual([
      'FROM needs the build argument VERSION, which has no value',
      'at dockerfile.config.ts:4:28',
      'Add: --build-arg VERSION=<value>',
      'RUN needs the secret "token", and the build is not given it',
      'at dockerfile.config.ts:5:4',
      'Add: --secret id=token,env=NPM_TOKEN, or --secret id=token,src=<file>',
      'RUN needs the secret "other", and the build is not given it',
      'at dockerfile.config.ts:6:4',
      'Add: --secret id=other,src=<file>, or --secret id=other,env=<variable>',
      'RUN needs the SSH agent "default", and the build is not given it',
      'at dockerfile.config.ts:5:4',
      'Add: --ssh default',
      'COPY needs the named context "docs", and the build is not given it',
      'at dockerfile.config.ts:8:37',
      'Add: --build-context docs=<folder>',
    ])
  })

  it('is nothing when all is given, here or to the builder', () => {
    expect(missing(withConfig(needy), ...flags).err).toMatch(/^error no-builder: Nothing here can build/)
    expect(missing(withConfig(needy), '--', ...flags).err).toMatch(/^error no-builder/)
    const buildctl = [
      '--opt',
      'build-arg:VERSION=22',
      '--opt=context:docs=local:docs',
      '--ssh',
      'default',
      ...flags.slice(1, 3),
    ]
    expect(missing(withConfig(needy), '--', ...buildctl).err).toMatch(/^error no-builder/)
    expect(missing(withConfig(needy), 'unused', ...flags).err).toContain('the secret "unused"')
    expect(missing(withConfig(needy), 'base', ...flags.slice(0, 4)).err).toMatch(/^error no-builder/)
  })

  it('takes an argument from the environment when only its name is given', () => {
    const here = withConfig(needy)
    const run = (env: Readonly<Record<string, string>>): Ran =>
      here.runIn({ env: { PATH: here.at('bin'), ...env } }, 'build', '--build-arg', 'VERSION', ...flags.slice(1))
    expect(run({ VERSION: '22' }).err).toMatch(/^error no-builder/)
    expect(run({}).err).toContain('the build argument VERSION')
  })

  it.each([
    [['wep'], 'error unknown-stage: Dockerfile has no stage "wep"; there are: web, app\n  Did you mean "web"?'],
    [['a', 'b'], 'error bad-config: build takes one target, and found 2: a, b'],
    [['--builder', 'docker'], 'error no-builder: "docker buildx" cannot be run'],
    [['--builder', 'buildctl'], 'error no-builder: "buildctl" cannot be run'],
    [['--builder', 'kaniko'], "error: option '--builder <builder>' argument 'kaniko' is invalid."],
    [
      ['--file', 'nothing'],
      'error bad-config: There is no file "nothing", and no output is called so; there are: Dockerfile',
    ],
  ])('refuses %j', (args, expected) => {
    const here = withConfig(
      `const web = stage('web').from('node:22-alpine')\nexport default dockerfile(web, stage('app').from(web))\n`,
    )
    const { code, err } = missing(here, ...args)
    expect(code).toBe(2)
    expect(err).toContain(expected)
  })

  it('refuses to load an image with buildctl, which has no Docker', () => {
    const here = withConfig(app)
    const { env } = fakeBuilder(here, 'buildctl')
    expect(here.runIn({ env }, 'build', '--load')).toMatchObject({ code: 2 })
    expect(here.runIn({ env }, 'build', '--load').err).toContain('--output type=docker,dest=image.tar')
  })

  it('refuses a platform that nobody builds for', () => {
    const here = withConfig(app)
    const { env } = fakeBuilder(here, 'docker')
    const run = (platform: string): Ran => here.runIn({ env }, 'build', '--platform', platform)
    expect(run('linux/amd64,linux/amd65')).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^error bad-platform: --platform: "linux\/amd65" is not a platform: .*\n {2}Did you mean "linux\/amd64"\?\n$/,
      ),
    })
    for (const platform of ['linux/arm/v7', 'wasi/wasm', 'local', 'arm64']) expect(run(platform).code).toBe(0)
  })

  it('asks for a config where there is no Dockerfile either', () => {
    expect(folder().run('build').err).toContain('this folder has no config')
  })
})
