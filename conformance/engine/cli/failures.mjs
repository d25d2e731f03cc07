// Builds that fail, each in another way, made with `stagecraft build`: what it shows must be the call that is to blame, marked
// `// here` in the config, its line of the Dockerfile, and what the step printed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stagecraft } from './stagecraft.mjs'
import { Failure } from '../e2e/engine.mjs'

const imports = `import {
  and, bind, context, defineConfig, dockerfile, image, rawMount, script, secret, stage,
} from '@stagecraft/core'
`

const base = 'node:22-alpine'

/** `says` are patterns of what is printed; `line` is the line of the Dockerfile. */
export const failures = [
  {
    name: 'a command that fails',
    config: `
      const app = stage('app').from('${base}')
        .workdir('/app')
        .run(and('echo before', 'echo "to stderr" >&2', 'exit 42')) // here
      export default dockerfile(app)`,
    line: 7,
    says: [
      /^error build-failed: RUN echo before && echo "to stderr" >&2 && exit 42 \(stage app\): exit code 42$/m,
      /to stderr/,
    ],
  },
  {
    name: 'a script in a heredoc',
    config: `
      const app = stage('app').from('${base}')
        /* // here */ .run(script\`
          echo one
          false
        \`)
      export default dockerfile(app)`,
    line: 6,
    says: [/exit code 1$/m, /^ +> +7 \| set -e$/m, /one/],
  },
  {
    name: 'a program that is not there',
    config: `
      const app = stage('app').from('${base}').run('no-such-program --version') // here
      export default dockerfile(app)`,
    line: 6,
    says: [/exit code 127: a program that is not in the image$/m],
  },
  {
    name: 'a file that is not in the build context',
    config: `
      const app = stage('app').from('${base}')
        .workdir('/app')
        .copy(['packge.json'], './') // here
      export default dockerfile(app)`,
    files: { 'package.json': '{}' },
    line: 7,
    says: [/packge\.json does not exist in the build context \(this folder\)/, /Did you mean "package\.json"\?/],
  },
  {
    name: 'a file that the ignore file leaves out',
    config: `
      const app = stage('app').from('${base}')
        .copy('notes.md', '/') // here
      export default dockerfile(app).ignore('*.md')`,
    files: { 'notes.md': 'n' },
    line: 6,
    says: [/notes\.md is not in the build context: Dockerfile\.dockerignore leaves it out/, /The pattern is "\*\.md"/],
  },
  {
    name: 'a path that the stage has not made',
    config: `
      const builder = stage('builder').from('${base}').workdir('/app').artifact('dist', '/app/dist')
      const app = stage('app').from('${base}')
        .copyFrom(builder.artifacts.dist, '/srv') // here
      export default dockerfile(builder, app)`,
    line: 9,
    says: [/\/app\/dist does not exist in the stage "builder"/],
  },
  {
    name: 'a base image that is not there',
    config: `
      const app = stage('app')
        .from('registry.invalid/nothing:1') // here
        .run('true')
      export default dockerfile(app)`,
    line: 5,
    says: [/the image registry\.invalid\/nothing:1 cannot be had: /],
  },
  {
    name: 'an image to copy from that is not there',
    config: `
      const app = stage('app').from('${base}')
        .copyFrom(image('registry.invalid/tool:1'), '/tool', '/tool') // here
      export default dockerfile(app)`,
    line: 6,
    says: [/the image registry\.invalid\/tool:1 cannot be had: /],
  },
  {
    name: 'an instruction that only the build reads',
    config: `
      const app = stage('app').from('${base}')
        .raw('RUN', '--mount=type=wrong,target=/x true') // here
      export default dockerfile.loose(app)`,
    line: 6,
    says: [/unsupported mount type "wrong"/],
  },
  {
    name: 'without cache mounts, the same line of the config',
    config: `
      const app = stage('app').from('${base}')
        .run('true', { mounts: [rawMount('type=cache,target=/c')] })
        .run('false', { mounts: [rawMount('type=cache,target=/c')] }) // here
      export default dockerfile(app)`,
    args: ['--cache', 'layers'],
    line: 7,
    says: [/RUN false \(stage app\): exit code 1/],
  },
  {
    name: 'one of several Dockerfiles, in a folder of its own',
    config: `
      const app = stage('app').from('${base}').copy('x', '/x').run('false') // here
      export default defineConfig({ 'api/Dockerfile': dockerfile(app), 'web/Dockerfile': dockerfile(app) }, { context: { 'api/Dockerfile': 'api' } })`,
    files: { 'api/x': 'x' },
    args: ['--file', 'api/Dockerfile'],
    says: [/exit code 1/, /in api\/Dockerfile:7\n/],
  },
  {
    name: 'a warning of BuildKit',
    config: `
      const app = stage('app').from('${base}')
        .cmd('npm start') // here
      export default dockerfile(app)`,
    code: 0,
    says: [/^warning JSONArgsRecommended: /m, /^built in /m],
  },
  {
    name: 'a build that succeeds, of a file that is not fresh',
    config: `
      const app = stage('app').from('${base}').copy('in.txt', '/out/')
      const result = stage('result').from('scratch').copyFrom(app, '/out', '/')
      export default dockerfile(app, result).ignore('*', '!in.txt')`,
    files: { 'in.txt': 'x', Dockerfile: 'FROM scratch\n' },
    args: ['--output', 'type=local,dest=result'],
    code: 0,
    says: [/^note Dockerfile is not fresh: /m, /^built in /m],
    writes: ['result/in.txt'],
  },
  {
    name: 'a secret, given and missing',
    config: `
      const token = secret('token')
      const app = stage('app').from('${base}')
        .run('test "$TOKEN" = s3cret', { mounts: [token.env('TOKEN')] }) // here
      export default dockerfile(app)`,
    args: ['--secret', 'id=token,env=SECRET_TOKEN'],
    env: { SECRET_TOKEN: 's3cret' },
    code: 0,
    says: [/^built in /m],
  },
  {
    name: 'a named context, given',
    config: `
      const app = stage('app').from('${base}')
        .copyFrom(context('assets'), 'logo.txt', '/')
        .run('test -f /logo.txt && test -f /assets/logo.txt', { mounts: [bind('/assets', { from: context('assets') })] })
      export default dockerfile(app)`,
    files: { 'elsewhere/logo.txt': 'logo' },
    args: ['--build-context', 'assets=elsewhere'],
    code: 0,
    says: [/^built in /m],
  },
]

/** @throws {Failure} when something is not shown as it should be */
export function checkFailure({ config, files = {}, args = [], env = {}, code = 1, line, says, writes = [] }, contexts) {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-failure-'))
  try {
    const text = imports + config.replace(/^\n/, '')
    for (const [path, content] of Object.entries({ ...files, 'dockerfile.config.ts': text })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const ran = stagecraft(['build', '--builder', 'buildctl', ...args, '--', ...contexts], folder, env)
    const fail = (what) => {
      throw new Failure(what, ran.printed)
    }
    if (ran.code !== code) fail(`the exit code is ${ran.code} instead of ${code}`)
    for (const pattern of says) if (!pattern.test(ran.printed)) fail(`nothing matches ${pattern}`)
    const marked = text.split('\n').findIndex((one) => one.includes('// here')) + 1
    const shown = [...ran.printed.matchAll(/^ {2}at dockerfile\.config\.ts:(\d+):\d+$/gm)].map(([, number]) =>
      Number(number),
    )
    if (marked > 0 && (code !== 0 || shown.length > 0) && !shown.includes(marked)) {
      fail(`line ${marked} of the config is to blame, and shown is ${shown.join(', ') || 'none'}`)
    }
    if (line !== undefined && !ran.printed.includes(`in Dockerfile:${line}\n`)) fail(`Dockerfile:${line} is not shown`)
    for (const path of writes) if (!ran.exists(path)) fail(`${path} is not written`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
