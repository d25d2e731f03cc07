// Tries the packed packages where their users are: every runtime, old and new, that npm's registry has, every compiler
// from TypeScript 5.0 on with both ways to resolve, CommonJS, and a browser.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script, createContext } from 'node:vm'
import { build } from 'esbuild'
import { check, finish, install, newFolder, packAll, root, run } from './packed.mjs'
import { node22, node24 } from './runtimes.mjs'

const require = createRequire(import.meta.url)
const workspaceCompiler = (name) => join(dirname(require.resolve(`${name}/package.json`)), 'bin/tsc')

const { platform, arch, execPath } = process

/** What starts a program in each runtime; `fetched` is a package that holds the runtime for this machine. */
const runtimes = [
  { name: `Node ${process.version}`, program: () => [execPath] },
  ...[node22, node24].map((node) => ({ ...node, program: (at) => [join(at, node.program)] })),
  {
    name: 'Bun 1.4',
    fetched: ['bun', `npm:@oven/bun-${platform}-${arch}@1.4.5`],
    program: (at) => [join(at, 'bin/bun')],
  },
  {
    name: 'Deno 2.9',
    fetched: ['deno', `npm:@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}@2.9.6`],
    program: (at) => [join(at, 'deno'), 'run', '--allow-all', '--quiet'],
  },
]

const compilers = [
  ...['5.0.4', '5.2.2', '6.0.3'].map((version) => ({
    name: version,
    fetched: [`ts${version}`, `npm:typescript@${version}`],
    program: (at) => join(at, 'bin/tsc'),
  })),
  { name: '5.4.5', program: () => workspaceCompiler('typescript-5.4') },
  { name: '5.9.3', program: () => workspaceCompiler('typescript') },
  { name: '7.0.2', program: () => workspaceCompiler('typescript-7') },
]

const tools = newFolder('tools')
const placeOf = ({ fetched }) => fetched && join(tools, 'node_modules', fetched[0])
install(
  tools,
  [...runtimes, ...compilers].flatMap(({ fetched }) => (fetched === undefined ? [] : [fetched.join('@')])),
)

const user = newFolder('user')
install(
  user,
  packAll().map(({ tarball }) => tarball),
)

const config = `import { dockerfile, stage } from '@stagecraft/core'
import { nodeService } from '@stagecraft/presets'

const builder = stage('builder').from('node:22-alpine').run('npm run build').artifact('site', '/app/dist')
const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.site, '/usr/share/nginx/html')
export const api = nodeService({ command: ['node', 'dist/server.js'] })

export default dockerfile(builder, web)
`
const text = `FROM node:22-alpine AS builder
RUN npm run build

FROM nginx:1.29-alpine AS web
COPY --from=builder /app/dist /usr/share/nginx/html
`
writeFileSync(join(user, 'dockerfile.config.ts'), config)
writeFileSync(join(user, 'library.mjs'), configAsScript("import { dockerfile, stage } from '@stagecraft/core'"))
writeFileSync(join(user, 'library.cjs'), configAsScript("const { dockerfile, stage } = require('@stagecraft/core')"))

/** The same without types, which prints its Dockerfile. */
function configAsScript(imports) {
  const body = config.split('\n').filter((line) => !/^import|^export const/.test(line))
  return [imports, ...body].join('\n').replace(/^export default (.*)$/m, 'console.log(String($1))')
}

const differs = (found) => (found.trim() === text.trim() ? undefined : found)

for (const runtime of runtimes) {
  const [program, ...before] = runtime.program(placeOf(runtime))
  const start = (...args) => run(program, [...before, ...args], user)
  const cli = join(user, 'node_modules/stagecraft/bin/stagecraft.js')
  check(`${runtime.name}: import of the library`, () => differs(start('library.mjs')))
  check(`${runtime.name}: require of the library`, () => differs(start('library.cjs')))
  check(`${runtime.name}: emit, check, lint, and import of what was emitted`, () => {
    rmSync(join(user, 'Dockerfile'), { force: true })
    start(cli, 'emit')
    const found = readFileSync(join(user, 'Dockerfile'), 'utf8')
    if (!found.endsWith(text)) return found
    start(cli, 'check')
    start(cli, 'lint', '--max-severity', 'info')
    start(cli, 'import', 'Dockerfile', '--output', 'imported.config.ts', '--force')
    const imported = readFileSync(join(user, 'imported.config.ts'), 'utf8')
    return imported.includes("stage('web')") ? undefined : imported
  })
}

/** What a page tells those who have no tsconfig.json to type. */
const told = /^npx -p typescript tsc (.+) dockerfile\.config\.ts$/m.exec(
  readFileSync(join(root, 'docs/cli.md'), 'utf8'),
)[1]

for (const compiler of compilers) {
  for (const how of ['--noEmit --strict --target es2022 --module nodenext', told]) {
    const options = how.split(' ')
    const compile = (file) => run(execPath, [compiler.program(placeOf(compiler)), ...options, file], user)
    check(
      `TypeScript ${compiler.name}, ${how.split(' ').at(-1)}: accepts a config, refuses a misspelt artifact`,
      () => {
        compile('dockerfile.config.ts')
        writeFileSync(join(user, 'wrong.ts'), config.replace('artifacts.site', 'artifacts.sit'))
        try {
          compile('wrong.ts')
          return 'it was accepted'
        } catch (error) {
          return String(error).includes('sit') ? undefined : String(error)
        } finally {
          rmSync(join(user, 'wrong.ts'))
        }
      },
    )
  }
}

await check('a browser: every entry of core in one bundle, with nothing of Node', async () => {
  const entries = ['', '/model', '/parse', '/lint', '/explain']
  const source = `${entries.map((entry, i) => `import * as e${i} from '@stagecraft/core${entry}'`).join('\n')}
const builder = e0.stage('builder').from('node:22-alpine').run('npm run build')
const file = e0.dockerfile(builder, e0.stage('web').from('nginx:1.29-alpine').copyFrom(builder, '/app/dist', '/usr/share/nginx/html'))
result = { text: String(file), problems: e2.parse(String(file)).problems.length, all: [${entries.map((_, i) => `e${i}`).join()}] }`
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: user },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  })
  // Only the language and what every browser has: whatever reached for Node would throw.
  const sandbox = createContext({ TextEncoder, TextDecoder, URL, result: undefined })
  new Script(outputFiles[0].text).runInContext(sandbox)
  return differs(sandbox.result.text) ?? (sandbox.result.problems === 0 ? undefined : 'it has problems')
})

process.exitCode = finish()
