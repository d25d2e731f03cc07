import {
  healthcheckFlags,
  runFlags,
  type Cmd,
  type Entrypoint,
  type Healthcheck,
  type Mount,
  type Run,
  type Shell,
} from '@stagecraft/core/model'
import { commandForms } from '../commands/command.js'
import { array, object, string, type Expression } from '../expression.js'
import type { Call } from '../library.js'
import { mountExpression, toolCache, toolCachePair } from '../mounts.js'
import { flagEntries, optionsArgument } from '../options.js'
import type { EntryContext } from './context.js'

export function* runForms({ flags, command }: Run, context: EntryContext): Generator<Call> {
  const { mounts, ...rest } = flags
  const entries = flagEntries(runFlags, rest, context.handles)
  for (const form of commandForms(command)) {
    for (const list of mountLists(mounts, context)) {
      const all = list === undefined ? entries : [['mounts', list] as const, ...entries]
      yield { method: 'run', args: [form, ...(all.length === 0 ? [] : [object(all)])] }
    }
  }
}

/** All mounts, said by the tool whose caches they are where that may fit; then each by its own target. */
function* mountLists(mounts: readonly Mount[] | undefined, context: EntryContext): Generator<Expression | undefined> {
  if (mounts === undefined || mounts.length === 0) {
    yield undefined
    return
  }
  const hasOwner = mounts.some((mount) => mount.type === 'cache' && mount.options.uid !== undefined)
  for (const skipOwner of hasOwner ? [true, false] : [false]) {
    const byTool = mountsByTool(mounts, context, skipOwner)
    if (byTool !== undefined) yield array(byTool)
  }
  yield array(mounts.map((mount) => mountExpression(mount, context)))
}

function mountsByTool(
  mounts: readonly Mount[],
  context: EntryContext,
  skipOwner: boolean,
): readonly Expression[] | undefined {
  const out: Expression[] = []
  let found = false
  for (let at = 0; at < mounts.length; at++) {
    const mount = mounts[at]!
    const pair = toolCachePair(mount, mounts[at + 1], context)
    const tool = pair ?? toolCache(mount, context, skipOwner)
    out.push(tool ?? mountExpression(mount, context))
    if (tool !== undefined) found = true
    if (pair !== undefined) at++
  }
  return found ? out : undefined
}

export function* commandInstruction({ kind, command }: Cmd | Entrypoint): Generator<Call> {
  for (const form of commandForms(command)) yield { method: kind, args: [form] }
}

export function* healthcheckForms({ flags, command }: Healthcheck, context: EntryContext): Generator<Call> {
  if (command === undefined) {
    yield { method: 'healthcheck', args: [string('none')] }
    return
  }
  const { interval, timeout, startPeriod, startInterval } = flags
  // Go reads durations that the type of the option does not list.
  if ([interval, timeout, startPeriod, startInterval].some((value) => value !== undefined && !isTyped(value))) return
  const options = optionsArgument(flagEntries(healthcheckFlags, flags, context.handles))
  for (const form of commandForms(command)) yield { method: 'healthcheck', args: [form, ...options] }
}

function isTyped(duration: string): boolean {
  return /^(?:\d+(?:\.\d+)?(?:h|m|s|ms|us|ns)|\d+m\d+s|\d+h\d+m(?:\d+s)?)$/.test(duration)
}

export function shellForm({ args }: Shell): Call {
  return { method: 'shell', args: [array(args.map(string))] }
}
