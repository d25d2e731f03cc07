import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import type { Place } from '@stagecraft/core'
import type { ConfigModule } from './config-module.js'
import { watched } from './watchdog.js'

type Exports = Readonly<Record<string, unknown>>

type OnBusy = (place: Place | undefined) => never

/**
 * Runs a config: its module, and the function that it may export.
 *
 * @param milliseconds how long it may be busy at a stretch
 * @param onBusy is told where it is when it takes longer, and must end the process
 * @throws {TooBusy} when this thread was there to see it; and whatever the config throws
 */
export async function runModule(
  module: ConfigModule,
  milliseconds: number,
  onBusy: OnBusy,
): Promise<{ readonly value: unknown; readonly exported: readonly string[] }> {
  const patience = milliseconds + PATIENCE
  const exports = commonJs(required(module, milliseconds) ?? (await watched(patience, onBusy, () => imported(module))))
  let value: unknown = exports['default']
  if (typeof value === 'function') value = within(milliseconds, value as () => unknown)
  if (isThenable(value)) value = await watched(patience, onBusy, async () => await (value as Promise<unknown>))
  return { value, exported: Object.keys(exports).filter((name) => name !== '__esModule') }
}

/** The second thread waits longer than a timer of this one: while this one runs, it says itself what is late. */
const PATIENCE = 500

/** The config was busy for too long at a stretch, and has been stopped. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** Runs a config that was too busy once more, to see where it is after a moment. */
export async function runAgain({ url }: ConfigModule, onBusy: OnBusy): Promise<void> {
  const again = async (): Promise<void> => {
    const { default: value } = (await import(`${url}?again`)) as Exports
    if (typeof value === 'function') await (value as () => unknown)()
  }
  const tooLong = new Promise<void>((resolve) => setTimeout(resolve, 4 * PATIENCE))
  await watched(PATIENCE, onBusy, async () => await Promise.race([again().catch(() => {}), tooLong]))
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { readonly then?: unknown }).then === 'function'

const imported = async ({ url }: ConfigModule): Promise<Exports> => (await import(url)) as Exports

/**
 * A bundle that waits for nothing, run at once; nothing where that is not possible. While it runs, a clock of V8 can
 * stop it, which costs nothing; one that pauses has to be watched by a second thread.
 */
function required({ url, requirable }: ConfigModule, milliseconds: number): Exports | undefined {
  if (!requirable) return undefined
  const path = fileURLToPath(url)
  try {
    return within(milliseconds, () => createRequire(path)(path) as Exports)
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    // It waits at its top level, or this Node cannot require ES modules: nothing of it has run yet.
    if (code === 'ERR_REQUIRE_ASYNC_MODULE' || code === 'ERR_REQUIRE_ESM') return undefined
    throw error
  }
}

const slot = Symbol.for('stagecraft.run')
const runSlot = new Script(`globalThis[Symbol.for('stagecraft.run')]()`)

function within<T>(milliseconds: number, action: () => T): T {
  try {
    Reflect.set(globalThis, slot, action)
    return runSlot.runInThisContext({ timeout: Math.ceil(milliseconds) }) as T
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TooBusy()
    throw error
  } finally {
    Reflect.deleteProperty(globalThis, slot)
  }
}

/** A config that was read as CommonJS has its exports one level deeper, and may be `module.exports` as a whole. */
function commonJs(loaded: Exports): Exports {
  const inner = loaded['default']
  if (typeof inner !== 'object' || inner === null) return loaded
  if (Object.getPrototypeOf(inner) === Object.prototype && Object.keys(inner).length === 0) return {}
  if ('__esModule' in inner || ('default' in inner && !('kind' in inner))) return inner as Exports
  return loaded
}
