import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { problem, type Problem } from '@stagecraft/core'
import { Stop } from '../stop.js'
import { readConfigValue, type Described } from './config-value.js'
import { loadFailure } from './load-failure.js'
import { registerHooks } from './register-hooks.js'
import { settle } from './settle.js'

/** A config, and what it describes. */
export interface Config extends Described {
  /** Absolute. */
  readonly path: string
}

/**
 * Runs a config and reads what it exports: a file, a `defineConfig` value, a promise of one, or a function that gives
 * one.
 *
 * @param seconds how long the config may take
 * @throws {Stop} exit code 2, with the reason and its line in the config
 */
export async function loadConfig(path: string, seconds: number): Promise<Config> {
  registerHooks()
  Reflect.set(globalThis, Symbol.for('stagecraft.record-places'), true)
  // Deep enough that the user's line is still in the stack below our own frames.
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 50)
  const name = basename(path)
  const settled = await settle(
    async () => await evaluate(path),
    seconds * 1000,
    () => endedBy(name),
  )
  switch (settled.kind) {
    case 'failed':
      throw new Stop(loadFailure(settled.error, path), 2)
    case 'idle':
      throw stop(`${name} never finishes: it waits for a promise that nothing settles`, awaitHint)
    case 'late':
      throw stop(`${name} did not finish within ${seconds} seconds`, '--timeout SECONDS gives it more time.')
    case 'done': {
      const { value, exported } = settled.value
      const described = readConfigValue(value, exported, path)
      if (isProblem(described)) throw new Stop([described], 2)
      return { path, ...described }
    }
  }
}

const awaitHint = 'Look for an `await` at its top level, or a `new Promise` that is never resolved.'

const endedBy = (name: string): string =>
  `error bad-config: ${name} ended the process (process.exit) while it was loaded\n`

const isProblem = (value: Described | Problem): value is Problem => 'code' in value

const stop = (message: string, hint: string): Stop => new Stop([problem({ code: 'bad-config', message, hint })], 2)

async function evaluate(path: string): Promise<{ value: unknown; exported: readonly string[] }> {
  const loaded = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>
  const exports = commonJs(loaded)
  let value: unknown = exports['default']
  if (typeof value === 'function') value = await (value as () => unknown)()
  return { value: await value, exported: Object.keys(exports).filter((name) => name !== '__esModule') }
}

/** A config that was read as CommonJS has its exports one level deeper, and may be `module.exports` as a whole. */
function commonJs(loaded: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const inner = loaded['default']
  if (typeof inner !== 'object' || inner === null) return loaded
  if (Object.getPrototypeOf(inner) === Object.prototype && Object.keys(inner).length === 0) return {}
  if ('__esModule' in inner || ('default' in inner && !('kind' in inner)))
    return inner as Readonly<Record<string, unknown>>
  return loaded
}
