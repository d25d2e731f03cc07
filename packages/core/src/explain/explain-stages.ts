import type { Dockerfile, Entry, Stage } from '../model/index.js'
import type { BuildInput } from './options.js'
import type { Origin } from './read/origin.js'
import { readStages, type ReadStage } from './read/read-stages.js'
import type { Settings } from './read/settings.js'
import type { Step } from './read/step.js'
import { takenPath } from './read/taken.js'
import { neededStages } from './targets.js'

/** Files that come into a stage. */
export interface CopiedFiles {
  readonly origin: Origin
  /** Absolute in the origin, as written, with wildcards; `?` where it is not known. */
  readonly paths: readonly string[]
  /** Absolute; ends with a slash where it surely is a folder. `?` where it is not known. */
  readonly destination: string
  readonly entry: Entry
}

/** What another stage takes from this one. */
export interface TakenFiles {
  readonly by: number
  readonly kind: 'base' | 'copy' | 'mount'
  readonly paths: readonly string[]
}

export interface ExplainedStage {
  readonly index: number
  readonly stage: Stage
  readonly base: Origin
  readonly platform?: string
  /** Its own work, in order. */
  readonly steps: readonly Pick<Step, 'kind' | 'entry' | 'isTrigger'>[]
  readonly copies: readonly CopiedFiles[]
  /** What the other stages take from it. */
  readonly takenBy: readonly TakenFiles[]
  /** What it says about the image, what it inherits from other stages included. */
  readonly settings: Settings
  /** What the stages that it begins with hold. */
  readonly chain: readonly number[]
  /** The stages that a build of it needs, itself among them. */
  readonly needs: readonly number[]
}

/**
 * What each stage does: what it begins with, copies and leaves, who takes what from it, and what an image made of it has.
 *
 *     explainStages(file)[1].copies   // [{ origin: { kind: 'stage', index: 0 }, paths: ['/app/dist'], … }]
 */
export function explainStages(file: Dockerfile, input: BuildInput = {}): readonly ExplainedStage[] {
  const stages = readStages(file, input)
  const taken = stages.map((): TakenFiles[] => [])
  for (const { index, base, steps } of stages) {
    if (base.kind === 'stage') taken[base.index]!.push({ by: index, kind: 'base', paths: [] })
    for (const { kind, takes } of steps) {
      for (const one of takes) {
        if (one.origin.kind !== 'stage') continue
        taken[one.origin.index]!.push({ by: index, kind: kind === 'run' ? 'mount' : 'copy', paths: [takenPath(one)] })
      }
    }
  }
  return stages.map(({ index, stage, base, platform, steps, settings }) => ({
    index,
    stage,
    base,
    ...(platform === undefined ? {} : { platform }),
    steps,
    copies: steps.flatMap((step) => copiedFiles(step)),
    takenBy: taken[index]!,
    settings,
    chain: chainOf(stages, index),
    needs: neededStages(stages, index),
  }))
}

function copiedFiles({ kind, takes, entry }: Step): readonly CopiedFiles[] {
  if (kind !== 'copy') return []
  const byOrigin = new Map<string, CopiedFiles>()
  for (const taken of takes) {
    const { origin, destination } = taken
    const to = destination?.path ?? '?'
    const shown = destination?.isFolder === true && !to.endsWith('/') ? `${to}/` : to
    const known = byOrigin.get(JSON.stringify(origin))
    const paths = [...(known?.paths ?? []), origin.kind === 'remote' ? origin.url : takenPath(taken)]
    byOrigin.set(JSON.stringify(origin), { origin, paths, destination: shown, entry })
  }
  return [...byOrigin.values()]
}

function chainOf(stages: readonly ReadStage[], index: number): readonly number[] {
  const chain: number[] = []
  for (let base = stages[index]!.base; base.kind === 'stage'; base = stages[base.index]!.base) chain.push(base.index)
  return chain
}
