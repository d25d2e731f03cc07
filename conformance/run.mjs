// Runs the oracle's own tests, then the laws. Arguments go to vitest: `node conformance/run.mjs law-5`.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = import.meta.dirname
const oracle = join(root, 'oracle')
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

const steps = [
  ['go', ['vet', '.'], oracle],
  ['go', ['test', '.'], oracle],
  [process.execPath, [vitest, 'run', '--config', join(root, 'vitest.config.ts'), ...process.argv.slice(2)], root],
]

for (const [program, args, cwd] of steps) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' })
  if (error?.code === 'ENOENT') {
    console.error(
      `${program} is missing: the laws need Go 1.26 or newer, since BuildKit, who judges them, is written in Go.`,
    )
    process.exit(2)
  }
  if (status !== 0) process.exit(status ?? 1)
}
