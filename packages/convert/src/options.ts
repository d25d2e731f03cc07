import type { FlagTable, MountOptionRow, Word } from '@stagecraft/core/model'
import { array, known, object, string, type Expression } from './expression.js'
import { wordExpression, type Handles } from './words.js'

export type Entries = readonly (readonly [name: string, value: Expression])[]

/** Flags of an instruction as the options of its method, by the rows of the model's table; `from` and mounts apart. */
export function flagEntries<Flags extends object>(table: FlagTable<Flags>, flags: Flags, handles: Handles): Entries {
  const entries: [string, Expression][] = []
  for (const name in table) {
    const value = flags[name]
    if (value === undefined) continue
    switch (table[name].kind) {
      case 'word':
        entries.push([name, wordExpression(value as Word, handles)])
        break
      case 'choice':
      case 'duration':
        entries.push([name, string(value as string)])
        break
      case 'boolean':
      case 'count':
        entries.push([name, known(String(value), value)])
        break
      case 'text-list':
        entries.push([name, array((value as readonly string[]).map(string))])
        break
      case 'reference':
      case 'mount-list':
        break
    }
  }
  return entries
}

/** Options of a mount; its `from` comes from `reference`, and `skip` names what is said otherwise. */
export function mountEntries(
  table: { readonly [name: string]: MountOptionRow },
  values: { readonly [name: string]: unknown },
  handles: Handles,
  reference: () => Expression,
  skip: readonly string[],
): Entries {
  const entries: [string, Expression][] = []
  for (const name in table) {
    const value = values[name]
    if (value === undefined || skip.includes(name)) continue
    switch (table[name]!.kind) {
      case 'word':
        entries.push([
          name,
          numeric.has(name) ? numberOr(value as Word, handles) : wordExpression(value as Word, handles),
        ])
        break
      case 'boolean':
        entries.push([name, known(String(value), value)])
        break
      case 'choice':
        entries.push([name, string(value as string)])
        break
      case 'reference':
        entries.push([name, reference()])
        break
    }
  }
  return entries
}

const numeric: ReadonlySet<string> = new Set(['uid', 'gid', 'size'])

/** A number where the word is one as TypeScript prints it, else the word. */
export function numberOr(word: Word, handles: Handles): Expression {
  const number = Number(word)
  return typeof word === 'string' && /^\d{1,9}$/.test(word) && String(number) === word
    ? known(word, number)
    : wordExpression(word, handles)
}

/** Nothing, or one argument. */
export function optionsArgument(entries: Entries): readonly Expression[] {
  return entries.length === 0 ? [] : [object(entries)]
}
