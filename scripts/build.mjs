// Builds every package with the newest compiler; it is the fastest and its declarations are read by all others.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { existsSync, readdirSync } from 'node:fs'

const require = createRequire(import.meta.url)
const tsc = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc')
const projects = readdirSync('packages')
  .map((name) => join('packages', name))
  .filter((folder) => existsSync(join(folder, 'tsconfig.json')))
const { status } = spawnSync(process.execPath, [tsc, '-b', ...projects, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
