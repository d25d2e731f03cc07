import type { Comment, Dockerfile, Entry } from '@stagecraft/core/model'
import { argForms } from '../entries/arg.js'
import { commentCall, commentLine } from '../entries/comments.js'
import { arrow, type Call } from '../library.js'
import { longString, type Expression } from '../expression.js'
import { isSingle, type BuildArguments } from './build-arguments.js'
import { namesIn, wordOfReference } from './variables.js'

/**
 * The calls on the file that say what stands before the first stage. Arguments that bases use are declared by
 * themselves, in the order of use, and after everything else: where that is what the file has, nothing is said.
 */
export function globalsCalls(file: Dockerfile, args: BuildArguments): readonly Call[] {
  const { globalArgs } = file
  let written = globalArgs.length
  const automatic = automaticNames(file, args)
  const start = globalArgs.findIndex((entry) => entry.kind === 'arg')
  if (start >= 0) {
    const rest = globalArgs.slice(start)
    const isAutomatic = rest.every((entry, at) => isSingle(entry) && entry.args[0]!.name === automatic[at])
    // A comment about an argument stands beside it; only a header goes without.
    const above = globalArgs.slice(headerOf(globalArgs).length, start)
    const isBare = above.every(({ kind }) => kind === 'blank')
    if (isAutomatic && isBare && rest.length === automatic.length) written = start
  }
  const explicit = globalArgs.slice(0, written)
  const header = headerOf(globalArgs)
  // The library leaves a blank line after a header.
  const rest = explicit.slice(header.length === 0 ? 0 : header.length + 1)
  const calls: Call[] = []
  if (header.length > 0) calls.push({ method: 'header', args: [headerText(header)] })
  if (rest.length > 0)
    calls.push({
      method: 'globals',
      args: [
        arrow(
          'globals',
          rest.map((entry) => globalCall(entry, args)),
        ),
      ],
    })
  return calls
}

/** The comment at the top, when it is about the file: a blank line or the first stage follows. */
function headerOf(entries: readonly Entry[]): readonly Comment[] {
  const end = entries.findIndex((entry) => entry.kind !== 'comment')
  if (end >= 0 && entries[end]!.kind !== 'blank') return []
  return (end < 0 ? entries : entries.slice(0, end)) as readonly Comment[]
}

function headerText(comments: readonly Comment[]): Expression {
  return longString(comments.map(({ text }) => commentLine(text)).join('\n'))
}

function globalCall(entry: Entry, args: BuildArguments): Call {
  if (entry.kind === 'comment') return commentCall(entry.text)
  if (entry.kind !== 'arg') return { method: 'blank', args: [] }
  const declared = (name: string): Expression | undefined => {
    const handle = args.handles.get(name)
    return handle?.global === true ? handle.constant : undefined
  }
  const { handles } = args
  const known = (name: string): Expression | undefined => handles.get(name)?.constant
  const [form] = argForms(entry, { handles: known, declared })
  return form!
}

/** The arguments that the library declares by itself, in its order: those of bases and platforms, defaults first. */
function automaticNames({ stages }: Dockerfile, { handles }: BuildArguments): readonly string[] {
  const names: string[] = []
  const byConstant = new Map([...handles.values()].map((handle) => [handle.constant.text, handle.name]))
  const add = (name: string | undefined): void => {
    const handle = name === undefined ? undefined : handles.get(name)
    if (handle === undefined || !handle.global || names.includes(handle.name)) return
    // A default refers only to handles that are declared above it, so this ends.
    for (const inner of handle.declaration.names) add(byConstant.get(inner))
    names.push(handle.name)
  }
  for (const { base, platform } of stages) {
    for (const name of namesIn([wordOfReference(base)])) add(name)
    for (const name of namesIn([platform])) add(name)
  }
  return names
}
