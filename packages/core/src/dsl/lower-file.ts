import { DockerfileError, type Place } from '../problem/index.js'
import {
  blank,
  imageReference,
  list,
  node,
  ownList,
  stageReference,
  type Arg,
  type Blank,
  type Comment,
  type Directives,
  type Dockerfile,
  type Entry,
  type Node,
  type Reference,
  type Stage,
} from '../model/index.js'
import { ArgumentPlan } from './argument-plan.js'
import { declarationOf } from './declaration.js'
import { lookUp, orderStages, placeOf, type Listing, type Ordered, type PlacedStage } from './order.js'
import { stepsOf } from './steps.js'
import type { NameOf, StageInput, Step } from './step.js'

/** Everything that a file was told, before it is a model. */
export interface FileSpec extends Listing {
  readonly directives: Directives
  readonly header: readonly Comment[]
  readonly globals: readonly Step[]
}

export interface LoweredFile {
  readonly model: Dockerfile
  readonly ordered: Ordered
  /** The lines of TypeScript behind the nodes; found when somebody asks. */
  readonly places: () => ReadonlyMap<Node, Place>
}

/** Turns stages of the DSL into the model: order, names, and the declarations of build arguments. */
export function lowerFile(spec: FileSpec): LoweredFile {
  const ordered = orderStages(spec)
  const plan = new ArgumentPlan(ordered.placed, spec.globals)
  const nameOf: NameOf = (reference) => referenceName(reference, ordered, undefined)
  const lowered = ordered.placed.map((placed) => lowerStage(placed, ordered, plan, nameOf))
  const globals = [...spec.globals.map(({ entry }) => entry as Arg | Comment | Blank), ...plan.globalDeclarations()]
  // The header is about the file, not about the first argument.
  const globalArgs =
    spec.header.length > 0 && globals.length > 0 ? [...spec.header, blank, ...globals] : [...spec.header, ...globals]
  const model = node<Dockerfile>({
    kind: 'dockerfile',
    directives: spec.directives,
    globalArgs: list(tidy(globalArgs)),
    stages: ownList(lowered.map(({ stage }) => stage)),
  })
  return { model, ordered, places: () => findPlaces(ordered.placed, lowered) }
}

interface LoweredStage {
  readonly stage: Stage
  readonly entries: readonly Entry[]
  /** The index of the step that made each entry; absent where every step made one. */
  readonly steps: readonly number[] | undefined
}

function lowerStage(placed: PlacedStage, ordered: Ordered, plan: ArgumentPlan, nameOf: NameOf): LoweredStage {
  const { steps } = placed
  const entries: Entry[] = []
  let madeBy: number[] | undefined
  const inStage = plan.enter(placed, ordered)
  let inChild: ReturnType<ArgumentPlan['enterChild']> | undefined
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at]!
    const { entry } = step
    const isTrigger = entry.kind === 'onbuild'
    const seen = isTrigger ? (inChild ??= plan.enterChild()) : inStage
    if (step.uses.length > 0) {
      for (const handle of seen.missing(step)) {
        madeBy ??= entries.map((_, index) => index)
        madeBy.push(at)
        // The child may be another file, which has neither this declaration nor a global one.
        if (isTrigger) entries.push(node({ kind: 'onbuild', trigger: declarationOf(handle, false) }))
        else entries.push(declarationOf(handle, plan.isGlobal(handle.name)))
      }
    }
    madeBy?.push(at)
    if (step.declares !== undefined && !isTrigger && plan.isGlobal(step.declares.name))
      entries.push(declarationOf(step.declares, true))
    else entries.push(step.finish === undefined ? entry : step.finish(step, nameOf))
    seen.declare(isTrigger ? entry.trigger : entry)
  }
  plan.leave(placed, inStage)
  return { stage: stageNode(placed, ordered, tidy(entries)), entries, steps: madeBy }
}

function stageNode(placed: PlacedStage, ordered: Ordered, entries: Entry[]): Stage {
  const { name, origin } = placed.stage
  const base = baseOf(placed, ordered)
  const comments = list(origin.comments)
  const instructions = ownList(entries)
  // Spelt out, since nearly all stages are of these two kinds and spreading what may be absent takes far longer.
  if (origin.platform === undefined)
    return node(
      name === undefined
        ? { kind: 'stage', base, comments, instructions }
        : { kind: 'stage', name, base, comments, instructions },
    )
  const { platform } = origin
  return node({ kind: 'stage', ...(name === undefined ? {} : { name }), base, platform, comments, instructions })
}

function referenceName(
  reference: StageInput,
  ordered: Ordered,
  /** Who needs a name, where an index will not do. */
  user: PlacedStage | undefined,
): string | number {
  const { stage, index } = lookUp(ordered, reference)
  if (stage.name === undefined) {
    if (user === undefined) return index
    throw new DockerfileError({
      code: 'unnamed-stage',
      message: `FROM finds a stage by its name, and the base of ${user.stage.name === undefined ? 'a stage' : `stage "${user.stage.name}"`} has none`,
      hint: "Name it: stage('base')",
    })
  }
  return stage.name
}

function baseOf(placed: PlacedStage, ordered: Ordered): Reference {
  const { root } = placed.stage.origin
  switch (root.kind) {
    case 'image':
      return root.reference
    case 'selection':
      return imageReference(root.reference)
    case 'stage':
      return stageReference(referenceName(root.stage, ordered, placed))
  }
}

/** Blank lines stand between entries, one at a time. */
function tidy<E extends Entry>(entries: E[]): E[] {
  if (!entries.includes(blank as E)) return entries
  const out: E[] = []
  for (const entry of entries)
    if (entry.kind !== 'blank' || (out.length > 0 && out.at(-1)!.kind !== 'blank')) out.push(entry)
  if (out.at(-1)?.kind === 'blank') out.pop()
  return out
}

function findPlaces(placed: readonly PlacedStage[], lowered: readonly LoweredStage[]): ReadonlyMap<Node, Place> {
  const places = new Map<Node, Place>()
  if (placed.every(({ stage }) => stage.call === undefined)) return places
  placed.forEach(({ stage }, index) => {
    const { stage: made, entries, steps } = lowered[index]!
    const links = stepsOf(stage)
    let first = stage
    while (first.before !== undefined) first = first.before
    const start = placeOf(first.call)
    if (start !== undefined) places.set(made, start)
    entries.forEach((entry, at) => {
      const place = placeOf(links[steps === undefined ? at : steps[at]!]!.call)
      if (place === undefined || entry === blank) return
      places.set(entry, place)
      if (entry.kind === 'run') for (const mount of entry.flags.mounts ?? []) places.set(mount, place)
    })
  })
  return places
}
