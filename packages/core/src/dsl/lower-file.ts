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
import { marked, markedFrom, type PlainMarks } from '../model/plain-entry.js'
import { ArgumentPlan, hasArguments } from './argument-plan.js'
import { declarationOf } from './declaration.js'
import { lookUp, orderStages, placeOf, type Listing, type Ordered, type PlacedStage } from './order.js'
import { listOfLength, stepsOf } from './steps.js'
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
  readonly plain: PlainMarks
  /** The lines of TypeScript behind the nodes; found when somebody asks. */
  readonly places: () => ReadonlyMap<Node, Place>
}

/** Turns stages of the DSL into the model: order, names, and the declarations of build arguments. */
export function lowerFile(spec: FileSpec): LoweredFile {
  const ordered = orderStages(spec)
  const { placed } = ordered
  const lowering: Lowering = {
    ordered,
    plan: hasArguments(placed, spec.globals) ? new ArgumentPlan(placed, spec.globals) : undefined,
    nameOf: (reference) => referenceName(reference, ordered, undefined),
    origins: undefined,
    plain: [],
  }
  const stages = placed.map((one) => lowerStage(one, lowering))
  const model = node<Dockerfile>({
    kind: 'dockerfile',
    directives: spec.directives,
    globalArgs: list(beforeStages(spec, lowering.plan)),
    stages: ownList(stages),
  })
  return { model, ordered, plain: lowering.plain, places: () => findPlaces(placed, stages, lowering.origins) }
}

function beforeStages(
  { header, globals }: FileSpec,
  plan: ArgumentPlan | undefined,
): readonly (Arg | Comment | Blank)[] {
  if (plan === undefined) return tidy([...header])
  const entries = [...globals.map(({ entry }) => entry as Arg | Comment | Blank), ...plan.globalDeclarations()]
  // The header is about the file, not about the first argument.
  return tidy(header.length > 0 && entries.length > 0 ? [...header, blank, ...entries] : [...header, ...entries])
}

interface Lowering {
  readonly ordered: Ordered
  /** Absent where there is no build argument to place. */
  readonly plan: ArgumentPlan | undefined
  readonly nameOf: NameOf
  /** Of the stages whose entries are not those of their steps, one by one. */
  origins: Map<Stage, EntryOrigins> | undefined
  readonly plain: number[]
}

interface EntryOrigins {
  /** With all blank lines. */
  readonly entries: readonly Entry[]
  /** The index of the step that made each entry; absent where every step made one. */
  readonly steps: readonly number[] | undefined
}

function lowerStage(placed: PlacedStage, lowering: Lowering): Stage {
  const { ordered, plan, nameOf } = lowering
  const { steps } = placed
  if (plan === undefined) {
    const finished = listOfLength<Entry>(steps.length)
    let marks = 0
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!
      finished[at] = finishedEntry(step, nameOf)
      if (step.plain) marks = marked(marks, at)
    }
    return stageNode(placed, finished, marks, undefined, lowering)
  }
  const entries: Entry[] = []
  let marks = 0
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
    else {
      if (step.plain) marks = marked(marks, entries.length)
      entries.push(finishedEntry(step, nameOf))
    }
    seen.declare(isTrigger ? entry.trigger : entry)
  }
  plan.leave(placed, inStage)
  return stageNode(placed, entries, marks, madeBy, lowering)
}

function finishedEntry(step: Step, nameOf: NameOf): Entry {
  return step.finish === undefined ? step.entry : step.finish(step, nameOf)
}

function stageNode(
  placed: PlacedStage,
  entries: Entry[],
  marks: number,
  steps: readonly number[] | undefined,
  lowering: Lowering,
): Stage {
  const instructions = ownList(tidy(entries))
  const made = stageOf(placed, baseOf(placed, lowering.ordered), instructions)
  if (steps !== undefined || instructions.length !== entries.length)
    (lowering.origins ??= new Map()).set(made, { entries, steps })
  const known = instructions.length === entries.length ? marks : 0
  const { root, platform } = placed.stage.origin
  lowering.plain.push(root.kind === 'image' && root.plain && platform === undefined ? markedFrom(known) : known)
  return made
}

function stageOf({ stage }: PlacedStage, base: Reference, instructions: readonly Entry[]): Stage {
  const { name, origin } = stage
  const { comments } = origin
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

function findPlaces(
  placed: readonly PlacedStage[],
  stages: readonly Stage[],
  origins: ReadonlyMap<Stage, EntryOrigins> | undefined,
): ReadonlyMap<Node, Place> {
  const places = new Map<Node, Place>()
  if (placed.every(({ stage }) => stage.call === undefined)) return places
  placed.forEach(({ stage }, index) => {
    const made = stages[index]!
    const { entries, steps } = origins?.get(made) ?? { entries: made.instructions, steps: undefined }
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
