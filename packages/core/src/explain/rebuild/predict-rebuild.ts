import type { Dockerfile, Entry, Stage } from '../../model/index.js'
import { givenArguments, type BuildInput } from '../options.js'
import { Names } from '../read/names.js'
import { readStages } from '../read/read-stages.js'
import { changedFiles, noChange, type Change } from './change.js'
import { changedFilesOf, possibleFilesOf, type Placed, type Verdict, type Why } from './placed.js'
import { makeWorld } from './world.js'

/** A step, and whether it is done again. */
export interface RebuildStep {
  readonly kind: 'run' | 'copy' | 'workdir'
  /** The index of the stage. */
  readonly stage: number
  /** The instruction, as it stands in the file. */
  readonly entry: Entry
  /** It comes from an ONBUILD of the stage that this one begins with. */
  readonly isTrigger: boolean
  readonly verdict: Verdict
  readonly reason?: RebuildReason
  /** The changed files that it takes, or may take. */
  readonly files: readonly string[]
  /** Steps of one number are one and the same to BuildKit, which does them once. */
  readonly vertex: number
}

/** Why a step is not simply taken from the cache. */
export type RebuildReason =
  | Exclude<Why, { readonly kind: 'follows' }>
  /** A step before it is done again: the first one of those. */
  | { readonly kind: 'follows'; readonly stage: number; readonly entry: Entry }

export interface RebuildStage {
  readonly stage: Stage
  readonly steps: readonly RebuildStep[]
  /** The stages that it needs directly, by index. */
  readonly uses: readonly number[]
}

/**
 * Which steps are done again when something changed, which come from the cache, and why: as BuildKit decides it, for a
 * cache that has all of the last build. One entry for every stage of the file.
 *
 *     predictRebuild(file, { files: ['src/index.ts'], ignore })[0].steps
 *     // [{ kind: 'copy', verdict: 'runs', reason: { kind: 'files', files: ['src/index.ts'] }, … }]
 *
 * What a command writes is known to nobody before it has run: so a step that takes the output of one that runs again is
 * `may`, as is what follows it. All base images count as unchanged. Takes time linear in the size of the file for files
 * as people write them.
 */
export function predictRebuild(file: Dockerfile, change: Change, input: BuildInput = {}): readonly RebuildStage[] {
  const names = new Names()
  const stages = readStages(file, withChanged(change.arguments ?? [], input), names)
  const unchanged = change.before === undefined && change.arguments === undefined
  const then = unchanged ? stages : readStages(change.before ?? file, input, names)
  const before = makeWorld(then, noChange, names)
  const { placed } = makeWorld(stages, changedFiles(change), names, before)
  return stages.map(({ stage, uses }, index) => ({ stage, uses, steps: placed[index]!.map(rebuildStep) }))
}

/** The same input with a value that nobody else has for these arguments. */
function withChanged(changed: readonly string[], input: BuildInput): BuildInput {
  if (changed.length === 0) return input
  const given = givenArguments(input)
  const others = changed.map((name) => [name, `${given[name] ?? ''}(changed)`] as const)
  return { ...input, buildArguments: { ...input.buildArguments, ...Object.fromEntries(others) } }
}

function rebuildStep({ step, verdict, why, key, parts }: Placed): RebuildStep {
  const { kind, stage, entry, isTrigger } = step
  const reason = why === undefined ? {} : { reason: reasonOf(why) }
  const files = [...changedFilesOf(parts), ...possibleFilesOf(parts)]
  return { kind, stage, entry, isTrigger, verdict, vertex: key, ...reason, files }
}

const reasonOf = (why: Why): RebuildReason =>
  why.kind === 'follows' ? { kind: 'follows', stage: why.cause.step.stage, entry: why.cause.step.entry } : why
