import type { Names } from '../read/names.js'
import type { ReadStage } from '../read/read-stages.js'
import type { Step } from '../read/step.js'
import type { ChangedFiles } from './change.js'
import { Comparison, worst, type Likeness } from './compare.js'
import { Contents } from './contents.js'
import { changedFilesOf, possibleFilesOf, type Part, type Placed, type Verdict, type Why } from './placed.js'

/** What a step begins with. */
interface State {
  readonly key: number
  readonly verdict: Verdict
  /** Why it is not what it was. */
  readonly why?: Why
}

/** What the cache holds: the steps of the last build. */
interface Cache {
  readonly byKey: ReadonlyMap<number, Placed>
  readonly bases: ReadonlySet<number>
  readonly byOperation: ReadonlyMap<string, readonly Placed[]>
  /** Steps that do the same but for the variables that they see. */
  readonly byInstruction: ReadonlyMap<string, readonly Placed[]>
}

/** Every step of a file, with the key that the cache knows it by. */
export interface World {
  readonly placed: readonly (readonly Placed[])[]
  readonly cache: Cache
}

/**
 * Goes through all stages as BuildKit does: a step is in the cache when one of the same kind was done on the same
 * state, with the same content of all that it takes.
 *
 * @param before the last build; without it every step counts as done
 */
export function makeWorld(stages: readonly ReadStage[], changed: ChangedFiles, names: Names, before?: World): World {
  const placed: Placed[][] = stages.map(() => [])
  const contents = new Contents(stages, placed, changed, names)
  const ends: State[] = []
  const bases = new Set<number>()
  const maker = new Maker(contents, names, before?.cache)
  stages.forEach(({ base, root, stage, steps }, index) => {
    let state: State
    if (base.kind === 'stage') state = ends[base.index]!
    else {
      const key = names.of('base', root)
      bases.add(key)
      const isKnown = before === undefined || before.cache.bases.has(key)
      state = isKnown ? { key, verdict: 'cached' } : { key, verdict: 'runs', why: { kind: 'base', stage } }
    }
    for (const step of steps) {
      const made = maker.place(step, state)
      placed[index]!.push(made)
      state = maker.after(made, state)
    }
    ends[index] = state
  })
  const all = placed.flat()
  const byOperation = groupBy(all, (one) => operationOf(one.step))
  const byInstruction = groupBy(all, (one) => one.step.operation)
  const byKey = new Map(all.map((one) => [one.key, one]))
  return { placed, cache: { byKey, bases, byOperation, byInstruction } }
}

class Maker {
  private readonly comparison = new Comparison()

  constructor(
    private readonly contents: Contents,
    private readonly names: Names,
    private readonly cache: Cache | undefined,
  ) {}

  place(step: Step, state: State): Placed {
    const parts = step.takes.map((taken) => this.contents.part(taken))
    const on = step.isLinked ? undefined : state.key
    const key = this.names.of(operationOf(step), on ?? 'nothing', ...parts.map(({ id }) => id))
    if (this.cache === undefined) return { step, key, on, parts, verdict: 'cached' }
    const found = this.lookUp(step, key, on, parts)
    const own: Verdict =
      found === undefined || found.likeness === 'different' ? 'runs' : found.likeness === 'may' ? 'may' : 'cached'
    const verdict = step.isLinked ? own : worse(own, state.verdict)
    if (verdict === 'cached') return { step, key: found!.one.key, on, parts, verdict }
    const reason = this.ownReason(step, parts)
    // What only may be is no reason for what is sure.
    const why =
      reason === undefined || (verdict === 'runs' && !reason.isSure) ? (state.why ?? reason?.why ?? moved) : reason.why
    return {
      step,
      key: verdict === 'may' ? found!.one.key : key,
      on,
      parts,
      verdict,
      ...(why === undefined ? {} : { why }),
    }
  }

  /** What the next step begins with. */
  after(made: Placed, before: State): State {
    const verdict = worse(made.verdict, before.verdict)
    // Layers that stand for themselves are laid upon each other.
    const key = made.step.isLinked ? this.names.of('link', before.key, made.key) : made.key
    if (verdict === 'cached') return { key, verdict }
    const isOwn = made.verdict !== 'cached' && (made.verdict === verdict || before.verdict === 'cached')
    const why: Why | undefined = isOwn
      ? made.why?.kind === 'follows' || made.why?.kind === 'base'
        ? made.why
        : { kind: 'follows', cause: made }
      : before.why
    return { key, verdict, ...(why === undefined ? {} : { why }) }
  }

  private lookUp(step: Step, key: number, on: number | undefined, parts: readonly Part[]): Found | undefined {
    const known = this.cache!.byKey.get(key)
    if (known !== undefined) return { one: known, likeness: 'same' }
    const same = this.cache!.byOperation.get(operationOf(step)) ?? []
    return this.nearest(
      step,
      same.filter((candidate) => candidate.on === on),
      parts,
    )
  }

  /** The step of the last build that this one is most like; that of the same stage comes first. */
  private nearest(step: Step, candidates: readonly Placed[], parts: readonly Part[]): Found | undefined {
    const counterpart = candidates.filter((one) => one.step.stage === step.stage)
    let best: Found | undefined
    for (const one of [...counterpart, ...candidates].slice(0, horizon)) {
      const likeness = this.comparison.parts(parts, one.parts)
      if (best === undefined || worst([likeness, best.likeness]) !== likeness) best = { one, likeness }
      if (best.likeness === 'same') break
    }
    return best
  }

  /** Why a step would be done again even if nothing had happened before it. */
  private ownReason(step: Step, parts: readonly Part[]): Reason | undefined {
    const { byOperation, byInstruction } = this.cache!
    const same = this.nearest(step, byOperation.get(operationOf(step)) ?? [], parts)
    if (same !== undefined) {
      const why = partReason(parts.filter((part, index) => part.id !== same.one.parts[index]?.id))
      return why === undefined ? undefined : { why, isSure: same.likeness === 'different' }
    }
    const [other] = byInstruction.get(step.operation) ?? []
    if (other === undefined) return { why: { kind: 'new' }, isSure: true }
    const names = changedNames(step.environment, other.step.environment)
    return { why: names.length === 0 ? { kind: 'new' } : { kind: 'variables', names }, isSure: true }
  }
}

const moved: Why = { kind: 'moved' }

interface Reason {
  readonly why: Why
  readonly isSure: boolean
}

/** So many equal steps are looked at: files have that many only when they are made to. */
const horizon = 50

interface Found {
  readonly one: Placed
  readonly likeness: Likeness
}

function partReason(parts: readonly Part[]): Why | undefined {
  for (const files of [changedFilesOf(parts), possibleFilesOf(parts)])
    if (files.length > 0) return { kind: 'files', files }
  if (parts.some((part) => part.kind === 'files' && part.isUnsure)) return { kind: 'ignore-file' }
  const made = parts.find((part) => part.kind === 'content')
  if (made?.kind === 'content') return { kind: 'stage', stage: made.stage, path: made.path }
  // It names another image, or files of another place.
  return parts.length > 0 ? { kind: 'new' } : undefined
}

function changedNames(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name))
}

const order: readonly Verdict[] = ['cached', 'may', 'runs']
const worse = (a: Verdict, b: Verdict): Verdict => (order.indexOf(a) >= order.indexOf(b) ? a : b)

const operationOf = ({ operation, environment }: Step): string =>
  environment.size === 0 ? operation : `${operation} ${JSON.stringify([...environment])}`

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}
