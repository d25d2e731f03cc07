import { basename } from 'node:path'
import { problem, type Place, type Problem } from '@stagecraft/core'
import type { Graph } from '../bundle/bundle.js'
import { endNow, sayLastWords } from '../last-words.js'
import { Stop } from '../stop.js'
import { readConfigValue, type Described } from './config-value.js'
import { loadFailure } from './load-failure.js'
import { moduleOf, type ConfigModule } from './config-module.js'
import { runAgain, runModule, TooBusy } from './run-module.js'
import { settle } from './settle.js'
import { knownNames } from './slips.js'

/** A config, and what it describes. */
export interface Config extends Described {
  /** Absolute. */
  readonly path: string
  /** What it is made of; absent where it does something that cannot be followed. */
  readonly graph?: Graph
}

/**
 * Runs a config and reads what it exports: a file, a `defineConfig` value, a promise of one, or a function that gives
 * one.
 *
 * @param seconds how long the config may take
 * @param texts what stands in these files instead of what lies on disk
 * @throws {Stop} exit code 2, with the reason and its line in the config
 */
export async function loadConfig(path: string, seconds: number, texts?: ReadonlyMap<string, string>): Promise<Config> {
  return await runConfig(await moduleOf(path, texts), path, seconds)
}

/** The same for a config that is a module already, which is gone afterwards. */
export async function runConfig(module: ConfigModule, path: string, seconds: number): Promise<Config> {
  Reflect.set(globalThis, Symbol.for('stagecraft.record-places'), true)
  // Deep enough that the user's line is still in the stack below our own frames.
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 50)
  try {
    const { value, exported } = await run(module, path, seconds)
    const described = readConfigValue(value, exported, path)
    if (isProblem(described)) throw new Stop([described], 2)
    return { path, ...described, ...(module.graph === undefined ? {} : { graph: module.graph }) }
  } catch (error) {
    throw error instanceof Stop ? new Stop(error.problems, error.exitCode, module.graph?.files) : error
  } finally {
    module.remove()
  }
}

async function run(
  module: ConfigModule,
  path: string,
  seconds: number,
): Promise<{ readonly value: unknown; readonly exported: readonly string[] }> {
  const name = basename(path)
  const busy = (place?: Place): Problem =>
    bad(`${name} is still busy after ${seconds} seconds: a loop in it may have no end`, moreTime, place)
  const endBusy = (place?: Place): never => endNow([busy(place)])
  const settled = await settle(
    async () => await runModule(module, seconds * 1000, endBusy),
    seconds * 1000,
    () => sayLastWords([bad(`${name} ended the process (process.exit) while it was loaded`)]),
  )
  switch (settled.kind) {
    case 'done':
      return settled.value
    case 'failed':
      if (settled.error instanceof TooBusy) {
        await runAgain(module, endBusy)
        throw new Stop([busy()], 2)
      }
      throw new Stop(loadFailure(settled.error, path, module.graph, await knownNames(settled.error)), 2)
    case 'idle':
      throw new Stop([bad(`${name} never finishes: it waits for a promise that nothing settles`, awaitHint)], 2)
    case 'late':
      throw new Stop([bad(`${name} did not finish within ${seconds} seconds`, moreTime)], 2)
  }
}

const moreTime = '--timeout SECONDS gives it more time.'
const awaitHint = 'Look for an `await` at its top level, or a `new Promise` that is never resolved.'

const isProblem = (value: Described | Problem): value is Problem => 'code' in value

const bad = (message: string, hint?: string, place?: Place): Problem =>
  problem({ code: 'bad-config', message, hint, place })
