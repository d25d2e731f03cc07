import { knownImage } from '../../model/lexical/base-images.js'
import { partsOf, type Arg, type Entry, type Env, type Stage, type Word } from '../../model/index.js'
import { isConstant } from '../entry-words.js'
import { evaluate, type Evaluated } from '../expand/evaluate.js'
import type { LexOptions } from '../expand/lex-word.js'
import type { CheckOptions } from '../options.js'
import type { ResolvedBase } from '../stages/resolve.js'
import { defaultSlot } from './global-scope.js'
import type { Scope, Slot } from './scope.js'

const unknownValue: Slot = Object.freeze({ set: true, byDefault: false, isOfImage: true })

/** What a base gives to a stage that begins with it. */
export interface BaseFacts {
  readonly variables: readonly string[]
  /** The base may set further variables. */
  readonly open: boolean
  /** Absent when it is not known. */
  readonly workdir?: string
  /** The image, when it is surely one of those that everybody knows. A tag that is a variable is left away. */
  readonly image?: string
}

/** What is known of a base that is not a stage. */
export function baseFacts(
  base: Exclude<ResolvedBase, { kind: 'stage' }>,
  stage: Stage,
  options: CheckOptions,
): BaseFacts {
  switch (base.kind) {
    case 'scratch':
      return { variables: [], open: base.byDefault, ...(base.byDefault ? {} : { workdir: '/' }) }
    case 'nothing':
      return { variables: [], open: true }
    case 'image':
      return imageFacts(base.evaluated, stage, options)
  }
}

function imageFacts({ text, byDefault }: Evaluated, stage: Stage, options: CheckOptions): BaseFacts {
  const written = stage.base.kind === 'image-reference' ? withoutVariables(stage.base.reference) : undefined
  const reference = written ?? text
  if (reference === undefined) return { variables: [], open: true }
  // An argument in the tag does not change which image it is; one in the repository does.
  const sure = written !== undefined || !byDefault
  const known = knownImage(reference)
  const closed = sure && known?.official === true
  const workdir = closed ? { workdir: known.image.workdir, image: text ?? reference } : {}
  const said = sure ? saidVariables(reference, options) : undefined
  if (said !== undefined) return { variables: said, open: false, ...workdir }
  return { variables: known?.image.variables ?? [], open: !closed, ...workdir }
}

/** The reference up to its tag, when no variable stands in that: `node:${V}` is `node`. */
function withoutVariables(reference: Word): string | undefined {
  const [first, ...others] = partsOf(reference)
  if (typeof first !== 'string') return undefined
  if (others.length === 0) return first
  const colon = first.indexOf(':', first.lastIndexOf('/') + 1)
  const rest = others.some((part) => typeof part === 'string' && part.includes('/'))
  return colon < 0 || rest ? undefined : first.slice(0, colon)
}

function saidVariables(reference: string, { baseVariables }: CheckOptions): readonly string[] | undefined {
  if (baseVariables === undefined) return undefined
  if (typeof baseVariables === 'function') return baseVariables(reference)
  const components = reference.replace(/(?::[^/@]*)?(?:@.*)?$/, '').split('/')
  for (let length = components.length; length > 0; length--) {
    const name = components.slice(-length).join('/')
    if (Object.hasOwn(baseVariables, name)) return baseVariables[name]
  }
  return undefined
}

/** Puts what bases set into a scope. PATH is always set. */
export function entrance(scope: Scope): (facts: BaseFacts) => void {
  let entered: BaseFacts | undefined
  let change = nothing
  return (facts) => {
    scope.open = facts.open
    // Most stages of a file begin with the same image.
    if (facts !== entered) {
      entered = facts
      change = () => {
        scope.set('PATH', unknownValue)
        for (const name of facts.variables) scope.set(name, unknownValue)
      }
    }
    scope.later(change)
  }
}

/** Lets an ENV or ARG change the scope. `eachArgument` sees every default of an ARG when it is worked out. */
export function applyEntry(
  entry: Entry,
  scope: Scope,
  globals: Scope,
  options: LexOptions,
  given: CheckOptions['buildArguments'],
  eachArgument: (value: Word, name: string) => void,
): void {
  switch (entry.kind) {
    case 'env':
      // Variables in it are worked out now: one in a key may open the scope.
      if (isConstant(entry)) scope.later(() => applyEnv(entry, scope, options))
      else scope.now(() => applyEnv(entry, scope, options))
      return
    case 'arg':
      // A default without a variable has nothing that could be said of it.
      if (isConstant(entry)) scope.later(() => applyArg(entry, scope, globals, options, given, nothing))
      else scope.now(() => applyArg(entry, scope, globals, options, given, eachArgument))
      return
    case 'raw':
      if (/^(?:env|arg)$/i.test(entry.keyword)) scope.open = true
      return
  }
}

const nothing = (): void => undefined

function applyEnv({ pairs }: Env, scope: Scope, options: LexOptions): void {
  // All values of one ENV see the variables before it.
  const values = pairs.map(({ key, value }) => [key, evaluate(value, scope.lookup, options)] as const)
  for (const [key, { text, byDefault }] of values) {
    const name = typeof key === 'string' ? key : evaluate(key, scope.lookup, options).text
    if (name === undefined) scope.open = true
    else scope.set(name, { set: true, byDefault, isOfImage: true, ...(text === undefined ? {} : { text }) })
  }
}

function applyArg(
  { args }: Arg,
  scope: Scope,
  globals: Scope,
  options: LexOptions,
  given: CheckOptions['buildArguments'],
  eachArgument: (value: Word, name: string) => void,
): void {
  for (const { name, value } of args) {
    if (isGiven(name, given)) {
      scope.setArgument(name, { set: true, text: given![name]!, byDefault: false, declared: true })
    } else if (value !== undefined) {
      eachArgument(value, name)
      scope.setArgument(name, defaultSlot(evaluate(value, scope.lookup, options), given === undefined))
    } else {
      const global = globals.get(name)
      const { set, text, byDefault } = scope.lookup(name)
      // What stands there already holds as long as no build gives the argument.
      const kept: Slot = { set, byDefault: byDefault || given === undefined, ...(text === undefined ? {} : { text }) }
      scope.setArgument(name, { ...(global?.set === true ? global : kept), declared: true })
    }
  }
}

function isGiven(name: string, given: CheckOptions['buildArguments']): boolean {
  return given !== undefined && Object.hasOwn(given, name)
}
