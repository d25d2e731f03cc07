import { automaticArguments } from '../../model/lexical/automatic-arguments.js'
import type { Dockerfile, Word } from '../../model/index.js'
import { evaluate, type Evaluated } from '../expand/evaluate.js'
import type { LexOptions } from '../expand/lex-word.js'
import { Scope, type Slot } from './scope.js'

const automatic: Slot = Object.freeze({ set: true, byDefault: false })
const automaticSlots: ReadonlyMap<string, Slot> = new Map(
  [...automaticArguments.keys()].map((name) => [name, automatic] as const),
)

/** What FROM sees: the automatic arguments and the global ones, each with its default. */
export function globalScope(
  file: Dockerfile,
  options: LexOptions,
  given: Readonly<Record<string, string>> | undefined,
  eachArgument: (index: number, value: Word, name: string, scope: Scope) => void,
): Scope {
  const scope = new Scope(automaticSlots)
  if (given !== undefined) {
    for (const name of automaticArguments.keys())
      if (Object.hasOwn(given, name)) scope.set(name, { ...automatic, text: given[name]! })
  }
  file.globalArgs.forEach((entry, index) => {
    if (entry.kind !== 'arg') return
    for (const { name, value } of entry.args) {
      if (given !== undefined && Object.hasOwn(given, name)) {
        scope.set(name, { set: true, text: given[name]!, byDefault: false, declared: true })
        continue
      }
      if (value === undefined) {
        const before = scope.get(name)
        const unset: Slot = { set: false, byDefault: given === undefined }
        scope.set(name, { ...(before ?? unset), declared: true })
        continue
      }
      eachArgument(index, value, name, scope)
      scope.set(name, defaultSlot(evaluate(value, scope.lookup, options), given === undefined))
    }
  })
  return scope
}

/** The slot of an argument that has a default. */
export function defaultSlot({ text }: Evaluated, byDefault: boolean): Slot {
  return { set: true, byDefault, declared: true, ...(text === undefined ? {} : { text }) }
}
