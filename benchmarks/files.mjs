// What the benchmarks of reading and of linting share: the files, and a clock.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The paths of the Dockerfiles below folders; of the examples, when no folder is named. */
export function dockerfilePaths(folders) {
  const paths = (folders.length > 0 ? folders : [join(import.meta.dirname, '..', 'examples')]).flatMap(dockerfilesBelow)
  if (paths.length > 0) return paths
  console.error('no Dockerfile is below these folders')
  process.exit(2)
}

/** Their texts. */
export const readDockerfiles = (folders) => dockerfilePaths(folders).map((path) => readFileSync(path, 'utf8'))

export const megabytes = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6

/**
 * Seconds that one pass over all texts takes, over at least 0.3 of them: by the clock, or of the processor, which is what
 * remains comparable on a machine that does other things too.
 */
export function timed(texts, read, seconds = byClock) {
  const start = process.hrtime.bigint()
  const began = seconds()
  let rounds = 0
  do {
    for (const text of texts) read(text)
    rounds++
  } while (process.hrtime.bigint() - start < 300_000_000n)
  return (seconds() - began) / rounds
}

const byClock = () => Number(process.hrtime.bigint()) / 1e9

export function ofProcessor() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

export function attempt(work) {
  try {
    return work()
  } catch {
    return undefined
  }
}

function dockerfilesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /dockerfile/i.test(entry.name) && !/\.(?:ts|js|md|dockerignore)$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort()
}
