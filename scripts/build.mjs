// Builds every package: declarations by the newest compiler, which is the fastest and is read by all others; JavaScript
// as one file for each entry point, since a program that is started for every check must not open hundreds of files.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { keepReached } from './declarations.mjs'

const require = createRequire(import.meta.url)
const tsc = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc')
const projects = readdirSync('packages')
  .map((name) => join('packages', name))
  .filter((folder) => existsSync(join(folder, 'tsconfig.json')))
const exportsOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).exports

declare(process.argv.slice(2))
// A declaration that nobody reached before has been removed, and its source has not changed since.
if (projects.flatMap((folder) => keepReached(folder, exportsOf(folder))).length > 0) {
  declare(['--force'])
  const missing = projects.flatMap((folder) => keepReached(folder, exportsOf(folder)))
  if (missing.length > 0) throw new Error(`declarations that an entry leads to are missing: ${missing.join(', ')}`)
}

function declare(options) {
  const { status } = spawnSync(process.execPath, [tsc, '-b', ...projects, ...options], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const common = { bundle: true, packages: 'external', target: 'es2022', logLevel: 'warning' }

const commonJsUrl = `const fileUrl__ = require('node:url').pathToFileURL(__filename).href`

for (const folder of projects) {
  const { exports, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const here = { ...common, absWorkingDir: join(process.cwd(), folder) }
  // What an earlier build left would be packed.
  for (const name of readdirSync(join(folder, 'dist'), { recursive: true }))
    if (/\.c?js(\.map)?$/.test(name)) rmSync(join(folder, 'dist', name))
  if (folder === join('packages', 'presets')) {
    // A problem inside a preset is shown at its file and line, so these stay as they are written.
    const sources = readdirSync(join(folder, 'src'), { recursive: true }).filter(
      (name) => /(?<!\.test|\.test-d)\.ts$/.test(name) && !/^testing[\\/]/.test(name),
    )
    await build({
      ...here,
      bundle: false,
      entryPoints: sources.map((name) => join('src', name)),
      outdir: 'dist',
      outbase: 'src',
    })
  } else if (bin === undefined) {
    await build({
      ...here,
      entryPoints: Object.values(exports).flatMap((entry) => entry['stagecraft-source'] ?? []),
      outdir: 'dist',
      outbase: 'src',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      format: 'esm',
      platform: 'neutral',
    })
  } else {
    // CommonJS starts sooner: Node needs neither its loader of ES modules nor all that \`node:fs\` could export.
    const url = { define: { 'import.meta.url': 'fileUrl__' }, banner: { js: commonJsUrl } }
    const program = { ...here, ...url, outExtension: { '.js': '.cjs' }, format: 'cjs', platform: 'node' }
    await build({ ...program, entryPoints: ['src/start.ts', 'src/run.ts'], outdir: 'dist' })
    const hook = { entryPoints: ['src/config/resolve-hook.ts'], outfile: 'dist/resolve-hook.js' }
    await build({ ...here, ...hook, format: 'esm', platform: 'node' })
  }
}

// The pages of lint's rules, for `stagecraft lint --explain`.
const rules = 'packages/core/src/lint/rules'
for (const { name } of readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const built = join('packages/core/dist/lint/rules', name)
  if (existsSync(built)) cpSync(join(rules, name, 'page.md'), join(built, 'page.md'))
}
