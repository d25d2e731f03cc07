import type { Dockerfile, Mount, Node, Reference, Stage } from '../../model/index.js'
import { goInteger } from '../../model/lexical/go-number.js'
import { goLower } from '../../model/lexical/lower-case.js'
import { evaluate, type Evaluated } from '../expand/evaluate.js'
import type { LexOptions } from '../expand/lex-word.js'
import type { Scope } from '../variables/scope.js'
import { mountValue } from './mount-text.js'

/** What a stage begins with, as BuildKit decides it. */
export type ResolvedBase =
  | { readonly kind: 'stage'; readonly index: number; readonly byDefault: boolean }
  | { readonly kind: 'image'; readonly evaluated: Evaluated }
  | { readonly kind: 'scratch'; readonly byDefault: boolean }
  /** A reference that BuildKit could not follow. */
  | { readonly kind: 'nothing' }

/** A `--from` of COPY, or a `from` of a mount. */
export interface StageUse {
  readonly kind: 'copy' | 'mount'
  readonly entry: number
  /** The mount, if it is one, then its instruction. */
  readonly nodes: readonly Node[]
  /** Nothing for a mount without `from`: BuildKit looks the stage `scratch` up for it, if there is one. */
  readonly reference: Reference | undefined
  /** The reference was not decided by who made the model: it is the text that BuildKit will read. */
  readonly undecided: boolean
  /** The index of the stage that BuildKit takes. */
  readonly to: number | undefined
  /** The number of states that an index can choose from at this place: images used by `--from` count behind the stages. */
  readonly states: number
}

export interface Resolved {
  readonly bases: readonly ResolvedBase[]
  readonly uses: readonly (readonly StageUse[])[]
  /** The last stage of each name: what `--from` finds. */
  readonly byName: ReadonlyMap<string, number>
  /** The first stage of each name. */
  readonly firstByName: ReadonlyMap<string, number>
}

/** Follows every reference of a file. */
export function resolve(file: Dockerfile, globals: Scope, options: LexOptions): Resolved {
  const byName = new Map<string, number>()
  let firstByName: Map<string, number> | undefined
  const bases: ResolvedBase[] = []
  let before: Reference | undefined
  let resolved: ResolvedBase | undefined
  for (let index = 0; index < file.stages.length; index++) {
    const stage = file.stages[index]!
    const { base, name } = stage
    // Most stages of a file begin with the same image, of which the DSL makes one node.
    const isSame = base === before && resolved?.kind === 'image' && !byName.has(resolved.evaluated.text!)
    if (!isSame) resolved = resolveBase(file, stage, index, byName, globals, options)
    before = base
    bases.push(resolved!)
    if (name === undefined) continue
    // As long as no name is there twice, the first stage of each is the last one too.
    if (firstByName === undefined && byName.has(name)) firstByName = new Map(byName)
    if (firstByName?.has(name) === false) firstByName.set(name, index)
    byName.set(name, index)
  }
  return new Resolution(file, bases, byName, firstByName ?? byName)
}

class Resolution implements Resolved {
  #uses: Resolved['uses'] | undefined

  constructor(
    private readonly file: Dockerfile,
    readonly bases: Resolved['bases'],
    readonly byName: Resolved['byName'],
    readonly firstByName: Resolved['firstByName'],
  ) {}

  /** Followed when somebody asks: a check seldom does. */
  get uses(): Resolved['uses'] {
    return (this.#uses ??= followUses(this.file, this.byName))
  }
}

function followUses(file: Dockerfile, byName: ReadonlyMap<string, number>): readonly (readonly StageUse[])[] {
  let states = file.stages.length
  const uses: (readonly StageUse[])[] = []
  for (let index = 0; index < file.stages.length; index++) {
    const { instructions } = file.stages[index]!
    let found: StageUse[] | undefined
    for (let entry = 0; entry < instructions.length; entry++) {
      const user = instructions[entry]!
      if (user.kind === 'copy') {
        const reference = user.flags.from
        if (reference === undefined) continue
        const to = useTarget('copy', reference, file, byName, states)
        const use: StageUse = { kind: 'copy', entry, nodes: [user], reference, undecided: false, to, states }
        // A list that begins with what it holds takes a fifth of the memory of one that it is pushed to.
        if (found === undefined) found = [use]
        else found.push(use)
        if (to === undefined) states++
      } else if (user.kind === 'run' && user.flags.mounts !== undefined) {
        for (const mount of user.flags.mounts) {
          const reference = mountFrom(mount)
          const undecided = mount.type === 'raw'
          const to = useTarget('mount', reference, file, byName, states)
          found ??= []
          if (reference !== undefined || to !== undefined)
            found.push({ kind: 'mount', entry, nodes: [mount, user], reference, undecided, to, states })
          if (to === undefined) states++
        }
      }
    }
    uses.push(found ?? none)
  }
  return uses
}

function resolveBase(
  file: Dockerfile,
  stage: Stage,
  index: number,
  earlier: ReadonlyMap<string, number>,
  globals: Scope,
  options: LexOptions,
): ResolvedBase {
  const { base } = stage
  switch (base.kind) {
    case 'scratch':
      return scratchOr(earlier.get('scratch'), false)
    case 'stage-reference': {
      const name = typeof base.stage === 'string' ? base.stage : file.stages[base.stage]?.name
      const found = name === undefined ? undefined : earlier.get(name)
      return found === undefined || found >= index
        ? { kind: 'nothing' }
        : { kind: 'stage', index: found, byDefault: false }
    }
    case 'image-reference': {
      const evaluated = evaluate(base.reference, globals.lookup, options)
      const { text, byDefault } = evaluated
      if (text === undefined) return { kind: 'image', evaluated }
      const found = earlier.get(text)
      if (found !== undefined) return { kind: 'stage', index: found, byDefault }
      return text === 'scratch' ? { kind: 'scratch', byDefault } : { kind: 'image', evaluated }
    }
  }
}

function scratchOr(index: number | undefined, byDefault: boolean): ResolvedBase {
  return index === undefined ? { kind: 'scratch', byDefault } : { kind: 'stage', index, byDefault }
}

const none: readonly StageUse[] = Object.freeze([])

/** What a mount reads from, if it says so. */
export function mountFrom(mount: Mount): Reference | undefined {
  switch (mount.type) {
    case 'bind':
    case 'cache':
      return mount.options.from
    case 'raw': {
      const from = mountValue(mount.text, 'from')
      return from === undefined || from === '' ? undefined : { kind: 'image-reference', reference: from }
    }
    case 'tmpfs':
    case 'secret':
    case 'ssh':
      return undefined
  }
}

/** The index of the stage that BuildKit takes for a reference; see {@link StageUse.states}. */
export function useTarget(
  kind: StageUse['kind'],
  reference: Reference | undefined,
  file: Dockerfile,
  byName: ReadonlyMap<string, number>,
  states: number,
): number | undefined {
  if (reference === undefined) return byName.get('scratch')
  switch (reference.kind) {
    case 'scratch':
      return byName.get('scratch')
    case 'stage-reference': {
      if (typeof reference.stage === 'string') return byName.get(goLower(reference.stage))
      if (kind === 'copy') return file.stages[reference.stage] === undefined ? undefined : reference.stage
      const name = file.stages[reference.stage]?.name
      return name === undefined ? undefined : byName.get(name)
    }
    case 'image-reference': {
      if (typeof reference.reference !== 'string') return undefined
      const index = kind === 'copy' ? goInteger(reference.reference) : undefined
      if (index !== undefined) return index >= 0 && index < Math.min(states, file.stages.length) ? index : undefined
      return byName.get(goLower(reference.reference))
    }
  }
}
