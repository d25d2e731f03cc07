// Builds every package with the newest compiler; it is the fastest and its declarations are read by all others. Then
// puts the pages of lint's rules beside what was built, for `stagecraft lint --explain`.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cpSync, existsSync, readdirSync } from 'node:fs'

const require = createRequire(import.meta.url)
const tsc = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc')
const projects = readdirSync('packages')
  .map((name) => join('packages', name))
  .filter((folder) => existsSync(join(folder, 'tsconfig.json')))
const { status } = spawnSync(process.execPath, [tsc, '-b', ...projects, ...process.argv.slice(2)], { stdio: 'inherit' })

const rules = 'packages/core/src/lint/rules'
for (const { name } of readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const built = join('packages/core/dist/lint/rules', name)
  if (existsSync(built)) cpSync(join(rules, name, 'page.md'), join(built, 'page.md'))
}
process.exit(status ?? 1)
