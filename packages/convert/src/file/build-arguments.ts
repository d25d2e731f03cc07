import type { Arg, ArgDeclaration, Dockerfile, Entry, Word } from '@stagecraft/core/model'
import { array, constant, string, type Expression } from '../expression.js'
import type { Identifiers } from '../identifiers.js'
import { call, platformVariable } from '../library.js'
import { optionsArgument } from '../options.js'
import { wordExpression, type Handles } from '../words.js'
import type { Manner } from './manner.js'
import { chosenValues } from './selections.js'
import { namesIn, variablesIn, wordOfReference } from './variables.js'

/** A build argument that gets a handle of its own. */
export interface Handle {
  readonly name: string
  readonly constant: Expression
  readonly declaration: Expression
  /** Declared before the first stage; a stage then repeats the name without the default. */
  readonly global: boolean
  readonly default: Word | undefined
  /** All its values, when it chooses a base among stages. */
  readonly values: readonly string[] | undefined
}

export interface BuildArguments {
  readonly handles: ReadonlyMap<string, Handle>
  /** The handle or platform variable of a name, whether declared or not. */
  handle: Handles
  /** Whether `declaration` in a stage is what the handle of its name declares. */
  fits(declaration: ArgDeclaration): boolean
}

/** Chooses the build arguments that get handles: none of them when a file is said in the plainest way. */
export function buildArguments(
  file: Dockerfile,
  identifiers: Identifiers,
  { nice, withoutHandle }: Pick<Manner, 'nice' | 'withoutHandle'>,
): BuildArguments {
  const handles = new Map<string, Handle>()
  const handle: Handles = (name) => handles.get(name)?.constant ?? platformVariable(name)
  const globals = globalDefaults(file)
  const values = chosenValues(file, globals)
  const add = (name: string, value: Word | undefined, global: boolean): void => {
    const options: [string, Expression][] = []
    if (value !== undefined) options.push(['default', wordExpression(value, handle)])
    const chosen = global ? values.get(name) : undefined
    if (chosen !== undefined) options.push(['values', array(chosen.map(string))])
    const declaration = call('arg', [string(name), ...optionsArgument(options)])
    const handleConstant = constant(identifiers.make(name, 'Arg'))
    handles.set(name, { name, constant: handleConstant, declaration, global, default: value, values: chosen })
  }
  if (nice) {
    const uses = usesByName(file)
    for (const [name, value] of globals) if (uses.has(name)) add(name, value, true)
    for (const [name, value] of stageDefaults(file, globals)) if (!withoutHandle.has(name)) add(name, value, false)
  }
  return {
    handles,
    handle,
    fits({ name, value }) {
      const found = handles.get(name)
      if (found === undefined) return value === undefined && platformVariable(name) !== undefined
      return found.global ? value === undefined : same(found.default, value)
    },
  }
}

/** Global arguments that are declared once, alone in their instruction or with others. */
function globalDefaults({ globalArgs }: Dockerfile): ReadonlyMap<string, Word | undefined> {
  const found = new Map<string, Word | undefined>()
  const twice = new Set<string>()
  for (const entry of globalArgs) {
    if (entry.kind !== 'arg') continue
    for (const { name, value } of entry.args) {
      if (found.has(name) || !isHandleName(name)) twice.add(name)
      found.set(name, value)
    }
  }
  for (const name of twice) found.delete(name)
  return found
}

/** Names that a base refers to or a stage declares. */
function usesByName({ stages, globalArgs }: Dockerfile): ReadonlySet<string> {
  const names = new Set<string>()
  for (const entry of globalArgs) for (const name of variablesIn(entry)) names.add(name)
  for (const { base, platform, instructions } of stages) {
    for (const name of namesIn([wordOfReference(base), platform])) names.add(name)
    for (const entry of instructions) if (entry.kind === 'arg') for (const { name } of entry.args) names.add(name)
  }
  return names
}

/** Arguments of stages for which a handle spares something: a declaration just before its use, or a repeated default. */
function stageDefaults(
  { stages }: Dockerfile,
  globals: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Word | undefined> {
  const declarations = new Map<
    string,
    { readonly value: Word | undefined; count: number; pays: boolean; same: boolean }
  >()
  for (const { instructions } of stages) {
    instructions.forEach((entry, at) => {
      if (entry.kind !== 'arg') return
      for (const { name, value } of entry.args) {
        const known = declarations.get(name)
        const pays = isSingle(entry) && usedNext(instructions, at, name)
        if (known === undefined) declarations.set(name, { value, count: 1, pays, same: true })
        else {
          known.count++
          known.pays ||= pays
          known.same &&= same(known.value, value)
        }
      }
    })
  }
  const found = new Map<string, Word | undefined>()
  for (const [name, { value, count, pays, same: isSame }] of declarations) {
    if (!isSame || globals.has(name) || !isHandleName(name)) continue
    if (pays || (count > 1 && value !== undefined)) found.set(name, value)
  }
  return found
}

export function isSingle(entry: Entry): entry is Arg {
  return entry.kind === 'arg' && entry.args.length === 1 && entry.comments === undefined
}

/** Whether the instruction after a group of ARGs uses one of them in a value. */
function usedNext(instructions: readonly Entry[], at: number, name: string): boolean {
  let next = at + 1
  while (next < instructions.length && isSingle(instructions[next]!)) next++
  const entry = instructions[next]
  return entry !== undefined && entry.kind !== 'arg' && variablesIn(entry).has(name)
}

function isHandleName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && platformVariable(name) === undefined
}

function same(a: Word | undefined, b: Word | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
