import { DockerfileError, didYouMean, type Place, type Related } from '../problem/index.js'
import { framesOf } from './places.js'
import { linksOf, stepsOf } from './steps.js'
import { noReferences, type StageInput, type StageLink, type Step } from './step.js'

/** A stage at its place in a file. */
export interface PlacedStage {
  readonly stage: StageLink
  readonly steps: readonly Step[]
  readonly index: number
  readonly listed: boolean
}

export interface Ordered {
  readonly placed: readonly PlacedStage[]
  /** By the tip of the stage, replaced tips among them. */
  readonly byTip: ReadonlyMap<StageLink, PlacedStage>
  /** Listed stages by name; the first of several. */
  readonly byName: ReadonlyMap<string, PlacedStage>
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
  const listedTips = new Set<StageLink>()
  const byName = new Map<string, PlacedStage>()
  for (const stage of stages) {
    const count = listedTips.size
    if (listedTips.add(stage.tip).size === count) throw duplicate(stage, stage)
  }
  const current = (stage: StageLink): StageLink => {
    if (replaced.size === 0) return stage
    let tip = stage.tip
    for (let next = replaced.get(tip); next !== undefined; next = replaced.get(tip)) tip = next.tip
    return tip === stage.tip ? stage : tip
  }

  const placed: PlacedStage[] = []
  const byTip = new Map<StageLink, PlacedStage>()
  /** The tips below the top of the stack. */
  const open = new Set<StageLink>()
  const nameOwner = new Map<string, PlacedStage>()

  // Depth first without recursion: a chain of stages may be long.
  type Visit = {
    readonly stage: StageLink
    readonly steps: readonly Step[]
    readonly needs: readonly StageLink[]
    at: number
  }
  const visit = (stage: StageLink): Visit => {
    const steps = stepsOf(stage)
    return { stage, steps, needs: stagesNeeded(stage, steps), at: 0 }
  }
  for (const listed of stages) {
    const stack = [visit(listed)]
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!
      if (top.at < top.needs.length) {
        const need = current(top.needs[top.at++]!)
        if (byTip.has(need.tip)) continue
        if (need.tip === top.stage.tip || open.has(need.tip))
          throw circle(
            stack.map(({ stage }) => stage),
            need,
          )
        if (listedTips.has(need.tip)) {
          if (reaches(need, top.stage, current)) throw circle([top.stage, need], top.stage)
          throw laterListed(need, top.stage)
        }
        open.add(top.stage.tip)
        stack.push(visit(need))
        continue
      }
      stack.pop()
      const below = stack[stack.length - 1]
      if (below !== undefined) open.delete(below.stage.tip)
      const isListed = below === undefined
      const entry: PlacedStage = { stage: top.stage, steps: top.steps, index: placed.length, listed: isListed }
      const { name } = top.stage
      if (name !== undefined) {
        const owner = nameOwner.get(name)
        if (owner !== undefined && !loose)
          throw isListed && owner.listed ? duplicate(owner.stage, top.stage) : conflict(owner.stage, top.stage)
        nameOwner.set(name, entry)
        if (isListed && !byName.has(name)) byName.set(name, entry)
      }
      placed.push(entry)
      byTip.set(top.stage.tip, entry)
    }
  }
  for (const [old] of replaced) {
    const found = byTip.get(current(old).tip)
    if (found !== undefined) byTip.set(old.tip, found)
  }
  for (const entry of placed) checkNamed(entry, byName, stages)
  return { placed, byTip, byName }
}

const none: readonly StageLink[] = []

/** The stages that a stage refers to by value, in order of use. */
function stagesNeeded(stage: StageLink, steps: readonly Step[]): readonly StageLink[] {
  let needs: StageLink[] | undefined
  const { root } = stage.origin
  if (root.kind === 'stage') needs = [root.stage]
  else if (root.kind === 'selection') needs = [...root.stages]
  for (const { references } of steps) {
    if (references === noReferences) continue
    for (const reference of references) if (typeof reference !== 'string') (needs ??= []).push(reference)
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
function checkNamed(
  { stage, steps, index }: PlacedStage,
  byName: Ordered['byName'],
  listed: readonly StageLink[],
): void {
  for (let at = 0; at < steps.length; at++) {
    const { references } = steps[at]!
    if (references === noReferences) continue
    for (const name of references) {
      if (typeof name !== 'string') continue
      const found = byName.get(name)
      if (found !== undefined && found.index < index) continue
      const place = placeOf(linksOf(stage)[at]!)
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

function called(stage: StageLink): string {
  return stage.name === undefined ? 'a stage without a name' : `'${stage.name}'`
}

function laterListed(later: StageLink, user: StageLink): DockerfileError {
  return new DockerfileError({
    code: 'order-conflict',
    message: `stage ${called(later)} is listed after ${called(user)}, which needs it: list it first`,
  })
}

function circle(path: readonly StageLink[], again: StageLink): DockerfileError {
  const round = [...path.slice(path.findIndex((stage) => stage.tip === again.tip)), again]
  return new DockerfileError(
    round.length === 2
      ? { code: 'self-reference', message: `stage ${called(again)} needs itself` }
      : { code: 'stage-cycle', message: `stages need each other in a circle: ${round.map(called).join(' → ')}` },
  )
}

function duplicate(first: StageLink, second: StageLink): DockerfileError {
  return new DockerfileError({
    code: 'duplicate-stage',
    message: `two stages are called '${first.name ?? ''}'`,
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
  return [related('one is this', placeOf(first)), related('the other is this', placeOf(second))]
}

/** The line of the user's own code, and the line of a preset that it called. */
export function placeOf(link: StageLink): Place | undefined {
  const frames = framesOf(link.call)
  const [inside] = frames
  const place = frames.find(({ file }) => file === undefined || !INSTALLED.test(file)) ?? inside
  return place === undefined || inside === place ? place : { ...place, inside: inside! }
}

/** Files that were installed, and our own presets wherever they lie. */
const INSTALLED = /\/node_modules\/|\/presets\/(?:src|dist)\//

/** A stage that is referred to, by value or name. */
export function lookUp({ byTip, byName }: Ordered, reference: StageInput): PlacedStage {
  return typeof reference === 'string' ? byName.get(reference)! : byTip.get(reference.tip)!
}
