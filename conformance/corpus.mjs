// Holds folders of real Dockerfiles against BuildKit: `node conformance/corpus.mjs FOLDER…`, from anywhere.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const run = join(import.meta.dirname, 'src', 'corpus', 'run.ts')
const { status } = spawnSync(process.execPath, [tsx, run, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
