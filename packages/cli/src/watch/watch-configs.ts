import { statSync } from 'node:fs'
import { problem, type Problem } from '@stagecraft/core'
import { loadConfig, type Config } from '../config/load-config.js'
import { shownPath } from '../shown.js'
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
  onRun: (configs: readonly Config[], problems: readonly Problem[]) => Promise<void>,
): Promise<never> {
  const watched = new Map<string, Watched>()
  return await new Promise<never>((_, reject) => {
    const waiting = new Set<string>()
    let running = true
    const watcher = new FileWatcher((files) => {
      for (const file of files) waiting.add(file)
      // What changes meanwhile has its turn afterwards.
      if (running) return
      running = true
      runAffected().then(() => (running = false), reject)
    })
    const run = async (these: readonly string[]): Promise<void> => {
      const started = Date.now()
      for (const path of these) watched.set(path, await runOne(path, seconds, cwd))
      const all = these.map((path) => watched.get(path)!)
      const added = watcher.watch(new Set([...watched.values()].flatMap(({ files }) => files)))
      for (const file of added) if (hasChanged(file, started)) waiting.add(file)
      await onRun(
        all.flatMap(({ config }) => config ?? []),
        all.flatMap(({ problems }) => problems),
      )
    }
    const runAffected = async (): Promise<void> => {
      while (waiting.size > 0) {
        const affected = paths.filter((path) => watched.get(path)!.files.some((file) => waiting.has(file)))
        waiting.clear()
        await run(affected)
      }
    }
    run(paths)
      .then(runAffected)
      .then(() => (running = false), reject)
  })
}

/** The clock of a file system may be a little behind. */
const CLOCKS = 10

/** Whether a file that nobody watched has been written since. */
const hasChanged = (file: string, started: number): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? 0) >= started - CLOCKS

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
