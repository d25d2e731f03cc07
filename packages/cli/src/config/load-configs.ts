import type { Problem } from '@stagecraft/core'
import type { Io } from '../io.js'
import { Stop } from '../stop.js'
import { moduleOf, type ConfigModule } from './config-module.js'
import { runConfig, type Config } from './load-config.js'

/** So many configs are made ready while another one runs: enough for the bundler to be always busy. */
const AHEAD = 8

/** Configs that have loaded, and what is wrong in those that have not. */
export interface Loaded {
  readonly configs: readonly Config[]
  readonly failures: readonly Problem[]
}

/**
 * Loads configs one after the other, in their order. All of them are tried before the first failure ends it.
 *
 * @param seconds how long each of them may take
 * @throws {Stop} exit code 2, with what is wrong in each config
 */
export async function loadConfigs(paths: readonly string[], seconds: number, io: Io): Promise<readonly Config[]> {
  const { configs, failures } = await tryConfigs(paths, seconds, io)
  if (failures.length > 0) throw new Stop(failures, 2)
  return configs
}

/** The same for who can use some of them without the others. */
export async function tryConfigs(paths: readonly string[], seconds: number, io: Io): Promise<Loaded> {
  const configs: Config[] = []
  const failures: Problem[] = []
  const waiting: Promise<ConfigModule | Stop>[] = []
  for (const [index, path] of paths.entries()) {
    while (waiting.length < AHEAD && index + waiting.length < paths.length) {
      waiting.push(prepare(paths[index + waiting.length]!))
    }
    io.progress(`loading ${index + 1} of ${paths.length} configs`)
    const module = await waiting.shift()!
    try {
      if (module instanceof Stop) throw module
      configs.push(await runConfig(module, path, seconds))
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      failures.push(...error.problems)
    }
  }
  io.progress(undefined)
  return { configs, failures }
}

/** A failure is told in its turn. */
async function prepare(path: string): Promise<ConfigModule | Stop> {
  try {
    return await moduleOf(path)
  } catch (error) {
    if (error instanceof Stop) return error
    throw error
  }
}
