import type { Place } from '../problem/index.js'

const SWITCH = Symbol.for('stagecraft.record-places')

/** Where a DSL call stands in the user's code, innermost frame first; read only when somebody asks. */
export type CallPlace = { readonly stack: string }

type StackTaker = { captureStackTrace?(target: object, below?: unknown): void; stackTraceLimit?: number }

/**
 * Notes where the current call comes from. A stack costs microseconds, so this is done only while
 * `globalThis[Symbol.for('stagecraft.record-places')]` is true, as the command line tool sets it.
 */
export function callPlace(): CallPlace | undefined {
  if ((globalThis as Record<symbol, unknown>)[SWITCH] !== true) return undefined
  const taker = Error as unknown as StackTaker
  const holder: { stack?: string } = {}
  if (taker.captureStackTrace === undefined) holder.stack = new Error().stack ?? ''
  else {
    const limit = taker.stackTraceLimit
    taker.stackTraceLimit = 64
    taker.captureStackTrace(holder, callPlace)
    if (limit !== undefined) taker.stackTraceLimit = limit
  }
  return holder as CallPlace
}

/**
 * The frames of a call outside this library, innermost first: a preset's line comes before the line of the config that
 * used it.
 */
export function framesOf(call: CallPlace | undefined): readonly Place[] {
  if (call === undefined) return []
  const frames: Place[] = []
  for (const line of call.stack.split('\n')) {
    const text = line.trim()
    const found = (text.startsWith('at ') ? AT_FRAME : FRAME).exec(text)
    if (found === null || NAMELESS.test(found[1]!) || OWN.test(found[1]!)) continue
    const [, location, row, column] = found
    const at = { line: Number(row), column: Number(column) }
    frames.push({ file: pathOf(location!), ...at, endLine: at.line, endColumn: at.column })
  }
  return frames
}

/** V8: `at f (file:///a.ts:1:2)`, `at async /a.ts:1:2`; a path may have parentheses of its own. */
const AT_FRAME = /^at (?:async )?(?:.*? \()??((?:file:\/\/|blob:|\/|[A-Za-z]:[\\/]).+?):(\d+):(\d+)\)?$/

/**
 * SpiderMonkey and JavaScriptCore: `f@file:///a.ts:1:2`, `async*@/a.ts:1:2`, `/a.ts:1:2`. A name may have an `@` of its own,
 * and so may the path behind it.
 */
const FRAME = /^(?:(?:(?!:\/\/).)*?@)??((?:file:\/\/|blob:|\/|[A-Za-z]:[\\/]).+?):(\d+):(\d+)$/

/** Where something was evaluated that has no name: `(eval at f (/a.ts:1:2), <anonymous>:3:4)`, `/a.ts line 1 > eval:3:4`. */
const NAMELESS = /(?:, <anonymous>| line \d+ > \w+)$/

/** Files of this package, as they are written and as they are built, of what makes presets of definitions, and of Node. */
const OWN =
  /(?:\/core\/src\/(?:(?:dsl|emit|check|model|deps|problem)\/|index\.ts)|\/core\/dist\/(?:chunks\/|index\.js)|\/presets\/(?:src|dist)\/define\/|^node:)/

function pathOf(location: string): string {
  if (!location.startsWith('file://')) return location
  const path = decodeURIComponent(location.slice('file://'.length).replace(/\?.*$/, ''))
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path
}
