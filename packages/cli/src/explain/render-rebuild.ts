import { neededStages, type RebuildReason, type RebuildStage, type RebuildStep } from '@stagecraft/core/explain'
import type { Io } from '../io.js'
import { fitted, shortInstruction } from '../render/instruction.js'
import { shownPlace } from '../render/json.js'
import { pathFrom, printable } from '../shown.js'
import { lineOf, type Subject } from '../subject/subject.js'
import type { FoundChange } from './find-change.js'
import { counted, listed, stageName, stageTitle } from './words.js'

const verdicts = { runs: 'runs', may: 'may run', cached: 'cached' } as const
/** As wide as the column of instructions gets. Longer ones are cut on a terminal, and push their reason aside elsewhere. */
const widest = 56

/** Which steps are done again after a change, and why. */
export function renderRebuild(
  subject: Subject,
  stages: readonly RebuildStage[],
  targets: readonly number[],
  found: FoundChange,
  io: Io,
): string {
  const colors = io.outColors
  const shown = [...new Set(targets.flatMap((target) => neededStages(stages, target)))].sort((a, b) => a - b)
  const all = shown.flatMap((index) => stages[index]!.steps)
  const width = Math.min(widest, Math.max(0, ...all.map(({ entry }) => shortInstruction(subject, entry).length)))
  const parts = shown
    .filter((index) => stages[index]!.steps.length > 0 || targets.includes(index))
    .map((index) => {
      const steps = stages[index]!.steps.map((step) => stepLine(subject, step, width, io))
      const head = colors.bold(printable(stageTitle(subject, index)))
      return [head, ...(steps.length === 0 ? [colors.dim('      no step of its own')] : steps)].join('\n')
    })
  const unseen = [...found.unseen, ...untaken(subject, stages, found)]
  const notes = [...found.notes, ...unseenWords(unseen)]
  const sums = targets.map((target) => summary(subject, stages, target))
  return `${[parts.join('\n\n'), notes.map(printable).join('\n'), sums.join('\n')].filter((part) => part !== '').join('\n\n')}\n`
}

/** Files by what keeps them out, since a commit can change many. */
function unseenWords(unseen: FoundChange['unseen']): readonly string[] {
  const byReason = new Map<string, string[]>()
  for (const { file, why } of unseen) byReason.set(why, [...(byReason.get(why) ?? []), file])
  return [...byReason].map(
    ([why, files]) => `${listed(files)} ${files.length === 1 ? 'is' : 'are'} nothing to the build: ${why}`,
  )
}

function stepLine(
  subject: Subject,
  step: RebuildStep,
  width: number,
  { outColors: colors, outIsTerminal }: Io,
): string {
  const tone = { runs: colors.yellow, may: colors.cyan, cached: colors.dim }[step.verdict]
  const line = String(lineOf(subject, step.entry)).padStart(4)
  const what = fitted(printable(shortInstruction(subject, step.entry)), outIsTerminal ? width : Infinity)
  const head = `${colors.dim(line)}  ${tone(verdicts[step.verdict].padEnd(7))}  `
  if (step.reason === undefined) return `${head}${tone(what)}`
  return `${head}${tone(what.padEnd(width))}  ${printable(reasonWords(subject, step, step.reason))}`
}

/** Why a step is done again, or may be. */
function reasonWords(subject: Subject, { verdict }: RebuildStep, reason: RebuildReason): string {
  const { file } = subject
  switch (reason.kind) {
    case 'files':
      return `${verdict === 'may' ? 'may take' : 'takes'} ${listed(reason.files)}`
    case 'ignore-file':
      return 'the ignore file is another, so other files may come in'
    case 'stage':
      return verdict === 'may'
        ? `if ${reason.path} of ${stageName(file, reason.stage)} comes out different`
        : `takes ${reason.path} of ${stageName(file, reason.stage)}, which is different`
    case 'follows':
      return `after line ${lineOf(subject, reason.entry)}`
    case 'base':
      return 'another base image'
    case 'variables':
      return `${listed(reason.names)} ${reason.names.length === 1 ? 'has' : 'have'} another value`
    case 'moved':
      return 'it stood behind another instruction'
    case 'new':
      return verdict === 'may' ? 'it takes files of another place, which may be the same' : 'it is another instruction'
  }
}

/** Changed files that the build gets, and that no step takes. */
function untaken(
  { context, path }: Subject,
  stages: readonly RebuildStage[],
  { change, unseen }: FoundChange,
): FoundChange['unseen'] {
  const taken = new Set<string>()
  for (const { steps } of stages) for (const { files } of steps) for (const file of files) taken.add(file)
  const known = new Set(unseen.map(({ file }) => file))
  // What changed in the Dockerfile itself is told already.
  if (change.before !== undefined) known.add(pathFrom(context, path))
  return (change.files ?? []).flatMap((file) =>
    taken.has(file) || known.has(file) ? [] : [{ file, why: 'not taken by any instruction' }],
  )
}

export interface Count {
  readonly runs: number
  readonly may: number
  readonly cached: number
}

/** How many steps of a target are done again. Steps that are one to BuildKit count once. */
export function count(stages: readonly RebuildStage[], target: number): Count {
  const steps = new Map(
    neededStages(stages, target).flatMap((index) => stages[index]!.steps.map((step) => [step.vertex, step])),
  )
  const sums = { runs: 0, may: 0, cached: 0 }
  for (const { verdict } of steps.values()) sums[verdict]++
  return sums
}

function summary(subject: Subject, stages: readonly RebuildStage[], target: number): string {
  const { runs, may, cached } = count(stages, target)
  const all = counted(runs + may + cached, 'step')
  const name = printable(stageTitle(subject, target))
  if (runs + may + cached === 0) return `${name}: it has no steps`
  if (runs + may === 0) return `${name}: ${cached === 1 ? 'its step comes' : `all of its ${all} come`} from the cache`
  if (may + cached === 0) return `${name}: ${runs === 1 ? 'its step is' : `all of its ${all} are`} done again`
  const maybe = may === 0 ? '' : `, ${may} may be`
  return `${name}: ${runs} of its ${all} ${runs === 1 ? 'is' : 'are'} done again${maybe}`
}

function reasonJson(subject: Subject, reason: RebuildReason): object {
  switch (reason.kind) {
    case 'stage':
      return { ...reason, stage: stageName(subject.file, reason.stage) }
    case 'follows':
      return { kind: reason.kind, stage: stageName(subject.file, reason.stage), line: lineOf(subject, reason.entry) }
    case 'base':
      return { kind: reason.kind }
    default:
      return reason
  }
}

/** The same for programs. Steps of one `vertex` are one and the same to BuildKit. */
export function rebuildJson(
  subject: Subject,
  stages: readonly RebuildStage[],
  targets: readonly number[],
  found: FoundChange,
  cwd: string,
): object {
  const { file } = subject
  const stepJson = (step: RebuildStep): object => {
    const line = lineOf(subject, step.entry)
    const place = subject.sourceOf(line)
    return {
      line,
      instruction: shortInstruction(subject, step.entry),
      verdict: step.verdict,
      vertex: step.vertex,
      ...(step.reason === undefined
        ? {}
        : { reason: reasonJson(subject, step.reason), because: reasonWords(subject, step, step.reason) }),
      ...(place === undefined ? {} : { place: shownPlace(place, cwd) }),
    }
  }
  return {
    changed: found.change.files ?? [],
    unseen: [...found.unseen, ...untaken(subject, stages, found)],
    targets: Object.fromEntries(targets.map((target) => [stageName(file, target), count(stages, target)])),
    stages: stages.map(({ steps }, index) => ({ name: stageName(file, index), steps: steps.map(stepJson) })),
  }
}
