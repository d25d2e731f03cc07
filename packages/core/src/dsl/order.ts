import { DockerfileError, didYouMean, type Place, type Related } from '../problem/index.js'
import { framesOf, type CallPlace } from './places.js'
import { stepsOf } from './steps.js'
import { referenceAt, referenceCount, type StageInput, type StageLink, type Step } from './step.js'

/** A stage at its place in a file. */
export interface PlacedStage {
  readonly stage: StageLink
  readonly steps: readonly (StageLink & Step)[]
  readonly index: number
  readonly listed: boolean
}

export interface Ordered {
  readonly placed: readonly PlacedStage[]
  /** By name: of several, the first that is listed. */
  readonly owners: ReadonlyMap<string, PlacedStage>
  /** Those that no name leads to, by the tip of the stage; by replaced tips too. */
  others: Map<StageLink, PlacedStage> | undefined
  /** The names of the listed stages, each once. */
  readonly names: string[]
}

/** How the stages of a file are listed. `replaced` says which stage stands for one that `extend` replaced. */
export interface Listing {
  readonly stages: readonly StageLink[]
  readonly replaced: ReadonlyMap<StageLink, StageLink>
  readonly loose: boolean
}

/**
 * Puts the stages of a file in order: the listed ones as listed, and each that is only referred to by value before its
 * first use.
 */
export function orderStages({ stages, replaced, loose }: Listing): Ordered {
  const current = (stage: StageLink): StageLink => {
    if (replaced.size === 0) return stage
    let tip = stage.tip
    for (let next = replaced.get(tip); next !== undefined; next = replaced.get(tip)) tip = next.tip
    return tip === stage.tip ? stage : tip
  }

  const placed: PlacedStage[] = []
  /** Listed stages come before others, else the first of a name. */
  const owners = new Map<string, PlacedStage>()
  const names: string[] = []
  const ordered: Ordered = { placed, owners, others: undefined, names }
  const addOther = (tip: StageLink, entry: PlacedStage): void => void (ordered.others ??= new Map()).set(tip, entry)
  const place = (stage: StageLink, steps: PlacedStage['steps'], listed: boolean): void => {
    const entry: PlacedStage = { stage, steps, index: placed.length, listed }
    const { name } = stage
    const owner = name === undefined ? undefined : owners.get(name)
    if (owner !== undefined && !loose)
      throw listed && owner.listed ? duplicate(owner.stage, stage) : conflict(owner.stage, stage)
    if (name !== undefined && (owner === undefined || (listed && !owner.listed))) {
      owners.set(name, entry)
      if (owner !== undefined) addOther(owner.stage.tip, owner)
      if (listed) names.push(name)
    } else {
      if (find(ordered, stage) !== undefined) throw duplicate(stage, stage)
      addOther(stage.tip, entry)
    }
    placed.push(entry)
  }
  let listedTips: ReadonlySet<StageLink> | undefined

  for (const listed of stages) {
    const ownSteps = stepsOf(listed)
    if (isReady(listed, ownSteps, current, ordered)) {
      place(listed, ownSteps, true)
      continue
    }
    // Depth first without recursion: a chain of stages may be long.
    const stack = [visit(listed, ownSteps)]
    /** The tips below the top of the stack. */
    let open: Set<StageLink> | undefined
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!
      if (top.at === top.needs.length) {
        stack.pop()
        const below = stack[stack.length - 1]
        if (below !== undefined) open?.delete(below.stage.tip)
        place(top.stage, top.steps, below === undefined)
        continue
      }
      const need = current(top.needs[top.at++]!)
      if (find(ordered, need) !== undefined) continue
      if (need.tip === top.stage.tip || open?.has(need.tip) === true)
        throw circle(
          stack.map(({ stage }) => stage),
          need,
        )
      listedTips ??= new Set(stages.map(({ tip }) => tip))
      if (listedTips.has(need.tip)) {
        if (reaches(need, top.stage, current)) throw circle([top.stage, need], top.stage)
        throw laterListed(need, top.stage)
      }
      open ??= new Set()
      open.add(top.stage.tip)
      stack.push(visit(need, stepsOf(need)))
    }
  }
  for (const [old] of replaced) {
    const found = find(ordered, current(old))
    if (found !== undefined) addOther(old.tip, found)
  }
  for (const entry of placed) checkNamed(entry, ordered, stages)
  return ordered
}

/** A stage on the way to its place. */
interface Visit {
  readonly stage: StageLink
  readonly steps: PlacedStage['steps']
  readonly needs: readonly StageLink[]
  at: number
}

function visit(stage: StageLink, steps: PlacedStage['steps']): Visit {
  return { stage, steps, needs: stagesNeeded(stage, steps), at: 0 }
}

/**
 * Whether all that a stage refers to by value has its place: true of nearly all that are listed, and found out without
 * making anything.
 */
function isReady(
  { origin: { root } }: StageLink,
  steps: readonly Step[],
  current: (stage: StageLink) => StageLink,
  ordered: Ordered,
): boolean {
  if (root.kind === 'selection') return false
  if (root.kind === 'stage' && find(ordered, current(root.stage)) === undefined) return false
  for (let step = 0; step < steps.length; step++) {
    const { references } = steps[step]!
    for (let at = 0; at < referenceCount(references); at++) {
      const reference = referenceAt(references, at)
      if (typeof reference !== 'string' && find(ordered, current(reference)) === undefined) return false
    }
  }
  return true
}

/**
 * A stage that has its place. Nearly all are found by their name: to look a link up gives it a hash, which takes longer
 * than all else that is done to put it in order.
 */
function find({ owners, others }: Ordered, { name, tip }: StageLink): PlacedStage | undefined {
  const owner = name === undefined ? undefined : owners.get(name)
  return owner !== undefined && owner.stage.tip === tip ? owner : others?.get(tip)
}

const none: readonly StageLink[] = []

/** The stages that a stage refers to by value, in order of use. */
function stagesNeeded(stage: StageLink, steps: readonly Step[]): readonly StageLink[] {
  let needs: StageLink[] | undefined
  const { root } = stage.origin
  if (root.kind === 'stage') needs = [root.stage]
  else if (root.kind === 'selection') needs = [...root.stages]
  for (let step = 0; step < steps.length; step++) {
    const { references } = steps[step]!
    for (let at = 0; at < referenceCount(references); at++) {
      const reference = referenceAt(references, at)
      if (typeof reference === 'string') continue
      // A list that begins with what it holds takes a fifth of the memory of one that it is pushed to.
      if (needs === undefined) needs = [reference]
      else needs.push(reference)
    }
  }
  return needs ?? none
}

/** Whether a stage needs another one, by however many steps. */
function reaches(from: StageLink, to: StageLink, current: (stage: StageLink) => StageLink): boolean {
  const seen = new Set<StageLink>([from.tip])
  for (const tip of seen) {
    if (tip === to.tip) return true
    for (const need of stagesNeeded(tip, stepsOf(tip))) seen.add(current(need).tip)
  }
  return false
}

/** A string names an earlier listed stage, nothing else: so a slip can never become the pull of an image. */
function checkNamed({ stage, steps, index }: PlacedStage, ordered: Ordered, listed: readonly StageLink[]): void {
  for (let at = 0; at < steps.length; at++) {
    const { references } = steps[at]!
    for (let nth = 0; nth < referenceCount(references); nth++) {
      const name = referenceAt(references, nth)
      if (typeof name !== 'string') continue
      const found = namedStage(ordered, name)
      if (found !== undefined && found.index < index) continue
      const place = placeOf(stepsOf(stage)[at]!.call)
      if (found === undefined) throw unknown(name, listed, place)
      throw found.index === index
        ? new DockerfileError({ code: 'self-reference', message: `stage '${name}' copies from itself`, place })
        : new DockerfileError({
            code: 'later-stage',
            message: `stage '${name}' is listed after ${called(stage)}, which copies from it: list it first`,
            place,
          })
    }
  }
}

function unknown(name: string, listed: readonly StageLink[], place: Place | undefined): DockerfileError {
  const names = listed.flatMap((stage) => stage.name ?? [])
  return new DockerfileError({
    code: 'unknown-stage',
    message: `no stage called '${name}' is listed here; listed: ${names.length === 0 ? 'none with a name' : names.map((n) => `'${n}'`).join(', ')}`,
    place,
    hint: didYouMean(name, names),
  })
}

function called(stage: StageLink, before = ''): string {
  return stage.name === undefined ? 'a stage without a name' : `${before}'${stage.name}'`
}

function laterListed(later: StageLink, user: StageLink): DockerfileError {
  return new DockerfileError({
    code: 'order-conflict',
    message: `${called(later, 'stage ')} is listed after ${called(user)}, which needs it: list it first`,
  })
}

function circle(path: readonly StageLink[], again: StageLink): DockerfileError {
  const round = [...path.slice(path.findIndex((stage) => stage.tip === again.tip)), again]
  return new DockerfileError(
    round.length === 2
      ? { code: 'self-reference', message: `${called(again, 'stage ')} needs itself` }
      : {
          code: 'stage-cycle',
          message: `stages need each other in a circle: ${round.map((stage) => called(stage)).join(' → ')}`,
        },
  )
}

function duplicate(first: StageLink, second: StageLink): DockerfileError {
  return new DockerfileError({
    code: 'duplicate-stage',
    message: first.name === undefined ? `${called(first)} is listed twice` : `two stages are called '${first.name}'`,
    related: bothPlaces(first, second),
  })
}

function conflict(first: StageLink, second: StageLink): DockerfileError {
  return new DockerfileError({
    code: 'stage-conflict',
    message: `two different stages are called '${first.name ?? ''}': one was changed after the other stages took it`,
    hint: 'Change the stage first, then build on the changed value; or give one of them another name',
    related: bothPlaces(first, second),
  })
}

function bothPlaces(first: StageLink, second: StageLink): Related[] {
  const related = (message: string, place: Place | undefined): Related =>
    place === undefined ? { message } : { message, place }
  return [related('one is this', placeOf(first.call)), related('the other is this', placeOf(second.call))]
}

/** The line of the user's own code, and the line of a preset that it called. */
export function placeOf(call: CallPlace | undefined): Place | undefined {
  const frames = framesOf(call)
  const [inside] = frames
  const place = frames.find(({ file }) => file === undefined || !INSTALLED.test(file)) ?? inside
  return place === undefined || inside === place ? place : { ...place, inside: inside! }
}

/** Files that were installed, and our own presets wherever they lie. */
const INSTALLED = /\/node_modules\/|\/presets\/(?:src|dist)\//

/** A listed stage by its name. */
function namedStage({ owners }: Ordered, name: string): PlacedStage | undefined {
  const found = owners.get(name)
  return found?.listed === true ? found : undefined
}

/** A stage that is referred to, by value or name. */
export function lookUp(ordered: Ordered, reference: StageInput): PlacedStage {
  return (typeof reference === 'string' ? namedStage(ordered, reference) : find(ordered, reference))!
}
