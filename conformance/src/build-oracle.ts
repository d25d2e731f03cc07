import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

const sources = join(import.meta.dirname, '..', 'oracle')
const cache = join(import.meta.dirname, '..', '.cache', 'oracle')

/** The path of the oracle's binary. Builds it when it is missing or when its sources changed. */
export function oracleBinary(): string {
  const folder = join(cache, digestOfSources())
  const binary = join(folder, process.platform === 'win32' ? 'oracle.exe' : 'oracle')
  if (existsSync(binary)) return binary
  if (spawnSync('go', ['version']).error !== undefined) {
    throw new Error('The laws need Go 1.26 or newer on the PATH: BuildKit, who judges them, is written in Go.')
  }
  mkdirSync(folder, { recursive: true })
  // Several test workers may build at once: whoever is last replaces the same bytes.
  const made = `${binary}.${process.pid}`
  execFileSync('go', ['build', '-o', made, '.'], { cwd: sources, stdio: ['ignore', 'ignore', 'inherit'] })
  renameSync(made, binary)
  return binary
}

function digestOfSources(): string {
  const hash = createHash('sha256')
  const files = readdirSync(sources).filter((name) => /\.go$|^go\.(mod|sum)$/.test(name) && !name.endsWith('_test.go'))
  for (const name of files.sort())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(sources, name)))
  return hash.digest('hex').slice(0, 16)
}

/** Builds the oracle once, before the test workers start. */
export default function setup(): void {
  oracleBinary()
}
