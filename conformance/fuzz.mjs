// Makes Dockerfiles and holds what we make of them against BuildKit: `node conformance/fuzz.mjs --minutes 10`.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const run = join(import.meta.dirname, 'src', 'fuzz', 'run.ts')
const { status } = spawnSync(process.execPath, ['--conditions=stagecraft-source', tsx, run, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --conditions=stagecraft-source` },
})
process.exitCode = status ?? 1
