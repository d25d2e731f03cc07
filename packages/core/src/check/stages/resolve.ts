import type { Copy, Dockerfile, Mount, Node, Reference, Run, Stage } from '../../model/index.js'
import { goInteger } from '../../model/lexical/go-number.js'
import { goLower } from '../../model/lexical/lower-case.js'
import { evaluate, type Evaluated } from '../expand/evaluate.js'
import type { LexOptions } from '../expand/lex-word.js'
import type { Scope } from '../variables/scope.js'
import { mountFields } from './mount-text.js'

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
  /** Absent for a mount without `from`: BuildKit looks the stage `scratch` up for it, if there is one. */
  readonly reference?: Reference
  /** The reference was not decided by who made the model: it is the text that BuildKit will read. */
  readonly undecided: boolean
  /** The index of the stage that BuildKit takes. */
  readonly to?: number
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
  const firstByName = new Map<string, number>()
  const bases = file.stages.map((stage, index) => {
    const base = resolveBase(file, stage, index, byName, globals, options)
    if (stage.name !== undefined) {
      if (!byName.has(stage.name)) firstByName.set(stage.name, index)
      byName.set(stage.name, index)
    }
    return base
  })
  let states = file.stages.length
  const uses = file.stages.map(({ instructions }) => {
    const found: StageUse[] = []
    for (let index = 0; index < instructions.length; index++) {
      const entry = instructions[index]!
      if (entry.kind !== 'copy' && entry.kind !== 'run') continue
      for (const use of entry.kind === 'copy' ? copyReference(entry) : mountReferences(entry)) {
        const to = useTarget(use, file, byName, states)
        if (use.reference !== undefined || to !== undefined) found.push(stageUse(use, index, states, to))
        if (to === undefined) states++
      }
    }
    return found
  })
  return { bases, uses, byName, firstByName }
}

function stageUse({ kind, nodes, undecided, reference }: Found, entry: number, states: number, to?: number): StageUse {
  return {
    kind,
    nodes,
    undecided,
    entry,
    states,
    ...(reference === undefined ? undefined : { reference }),
    ...(to === undefined ? undefined : { to }),
  }
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

interface Found {
  readonly kind: 'copy' | 'mount'
  readonly nodes: readonly Node[]
  readonly undecided: boolean
  readonly reference?: Reference
}

const none: readonly Found[] = Object.freeze([])

function copyReference(entry: Copy): readonly Found[] {
  return entry.flags.from === undefined
    ? none
    : [{ kind: 'copy', nodes: [entry], undecided: false, reference: entry.flags.from }]
}

function mountReferences(entry: Run): readonly Found[] {
  const { mounts } = entry.flags
  if (mounts === undefined) return none
  return mounts.map((mount) => {
    const reference = mountFrom(mount)
    const undecided = mount.type === 'raw'
    return { kind: 'mount', nodes: [mount, entry], undecided, ...(reference === undefined ? {} : { reference }) }
  })
}

function mountFrom(mount: Mount): Reference | undefined {
  switch (mount.type) {
    case 'bind':
    case 'cache':
      return mount.options.from
    case 'raw': {
      const from = mountFields(mount.text)
        ?.filter((field) => field.key === 'from')
        .pop()?.value
      return from === undefined || from === '' ? undefined : { kind: 'image-reference', reference: from }
    }
    case 'tmpfs':
    case 'secret':
    case 'ssh':
      return undefined
  }
}

function useTarget(
  use: Found,
  file: Dockerfile,
  byName: ReadonlyMap<string, number>,
  states: number,
): number | undefined {
  const { reference } = use
  if (reference === undefined) return byName.get('scratch')
  switch (reference.kind) {
    case 'scratch':
      return byName.get('scratch')
    case 'stage-reference': {
      if (typeof reference.stage === 'string') return byName.get(goLower(reference.stage))
      if (use.kind === 'copy') return reference.stage < file.stages.length ? reference.stage : undefined
      const name = file.stages[reference.stage]?.name
      return name === undefined ? undefined : byName.get(name)
    }
    case 'image-reference': {
      if (typeof reference.reference !== 'string') return undefined
      const index = use.kind === 'copy' ? goInteger(reference.reference) : undefined
      if (index !== undefined) return index >= 0 && index < Math.min(states, file.stages.length) ? index : undefined
      return byName.get(goLower(reference.reference))
    }
  }
}
