// BuildKit as programs outside of the laws need it: `buildkit()` gives the path of the oracle, and the Dockerfiles of
// BuildKit's own tests; nothing where Go is missing.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export function buildkit() {
  if (spawnSync('go', ['version']).error !== undefined) return undefined
  const tsx = createRequire(import.meta.url).resolve('tsx/cli')
  const { status, stdout } = spawnSync(process.execPath, [tsx, join(import.meta.dirname, 'src/print-buildkit.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`BuildKit's oracle cannot be built: exit ${status}`)
  return JSON.parse(stdout)
}
