import { problem, type Problem } from '@stagecraft/core'
import { loadConfig, type Config } from '../config/load-config.js'
import { shownPath } from '../render/paths.js'
import { Stop } from '../stop.js'
import { FileWatcher } from './file-watcher.js'

/** A config as it was when it was run last. */
interface Watched {
  readonly config?: Config
  readonly problems: readonly Problem[]
  /** When one of these changes, the config is run again. */
  readonly files: readonly string[]
}

/**
 * Runs configs, and runs each of them again whenever it, or a file that it imports, changes. Never ends.
 *
 * @param onRun is told of those that were run, and what is wrong with the others
 */
export async function watchConfigs(
  paths: readonly string[],
  seconds: number,
  cwd: string,
  onRun: (configs: readonly Config[], problems: readonly Problem[]) => void,
): Promise<never> {
  const watched = new Map<string, Watched>()
  const run = async (these: readonly string[]): Promise<void> => {
    for (const path of these) watched.set(path, await runOne(path, seconds, cwd))
    const all = these.map((path) => watched.get(path)!)
    onRun(
      all.flatMap(({ config }) => config ?? []),
      all.flatMap(({ problems }) => problems),
    )
  }
  await run(paths)
  const waiting = new Set<string>()
  let running = false
  const runAffected = async (watcher: FileWatcher): Promise<void> => {
    while (waiting.size > 0) {
      const affected = paths.filter((path) => watched.get(path)!.files.some((file) => waiting.has(file)))
      waiting.clear()
      await run(affected)
      watcher.watch(filesOf(watched))
    }
  }
  return await new Promise<never>((_, reject) => {
    const watcher = new FileWatcher((files) => {
      for (const file of files) waiting.add(file)
      // What changes meanwhile has its turn afterwards.
      if (running) return
      running = true
      runAffected(watcher).then(() => (running = false), reject)
    })
    watcher.watch(filesOf(watched))
  })
}

const filesOf = (watched: ReadonlyMap<string, Watched>): ReadonlySet<string> =>
  new Set([...watched.values()].flatMap(({ files }) => files))

/** No text stands in for another, but a bundle that is only for this run is one that Node has not seen before. */
const asOnDisk: ReadonlyMap<string, string> = new Map()

async function runOne(path: string, seconds: number, cwd: string): Promise<Watched> {
  try {
    const config = await loadConfig(path, seconds, asOnDisk)
    if (config.graph !== undefined) return { config, problems: [], files: config.graph.files }
    const message = `${shownPath(path, cwd)} cannot be watched: it uses require, or imports a name that it computes`
    const hint = 'Write its imports as `import … from "./file.js"`.'
    throw new Stop([problem({ code: 'bad-config', message, hint })], 2)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { problems: error.problems, files: [path, ...(error.files ?? [])] }
  }
}
