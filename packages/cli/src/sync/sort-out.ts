import { basename } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import { causeOf, isDescribed, type Cause, type Edit } from '../outputs/cause.js'
import { configOption } from '../config/config-option.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import type { Output } from '../outputs/plan.js'
import { shownValue } from '../shown.js'
import { otherEdits } from './other-edits.js'
import type { EditedOutput } from './write-back.js'

/** What there is to do: one output each in one of the three. */
export interface Sorted {
  /** Edited in versions alone. */
  readonly edited: readonly EditedOutput[]
  /** Edited into what the config describes by now: only the hash is not theirs. */
  readonly resealed: readonly Output[]
  /** Why the other edited ones are left. */
  readonly refused: readonly Problem[]
}

/** Sorts outputs by what `sync` can do about them. */
export async function sortOut(outputs: readonly Output[], force: boolean, cwd: string): Promise<Sorted> {
  const edited: EditedOutput[] = []
  const resealed: Output[] = []
  const refused: Problem[] = []
  for (const output of outputs) {
    const cause = await causeOf(output)
    if (cause?.kind === 'merge') {
      refused.push(unmerged(output, cause, cwd))
      continue
    }
    // Without a header, an output that differs was no more edited than its config was.
    if (cause?.kind !== 'edit' || (cause.images === undefined && !output.sealed)) continue
    const why = isDescribed(cause) ? undefined : await refusal(output, cause, force, cwd)
    if (why !== undefined) refused.push(why)
    else if (isDescribed(cause)) resealed.push(output)
    else edited.push({ output, images: cause.rebased?.toTake ?? [], isBehind: !cause.configIsSame })
  }
  return { edited, resealed, refused }
}

function unmerged(
  { path, config }: Output,
  { line, isInGit }: Extract<Cause, { kind: 'merge' }>,
  cwd: string,
): Problem {
  const option = configOption(config, cwd)
  const [name, source] = [basename(path), basename(config)]
  const take = isInGit ? `by git checkout --ours ${name} or --theirs` : 'by taking the marks and the other side out'
  return problem({
    code: 'edit-not-synced',
    message: `${name} is in the middle of a merge: both sides stand in it`,
    hint: `Take the side with the new versions, ${take}, and run sync again; npx stagecraft emit${option} --force keeps what ${source} says`,
    place: startOfLine(path, line),
  })
}

async function refusal(output: Output, cause: Edit, force: boolean, cwd: string): Promise<Problem | undefined> {
  const { path, config, graph, text } = output
  const { written, rebased } = cause
  const option = configOption(config, cwd)
  const [name, source] = [basename(path), basename(config)]
  const refuse = (message: string, hint: string, line: number): Problem =>
    problem({ code: 'edit-not-synced', message, hint, place: startOfLine(path, line) })
  if (rebased === undefined) {
    if (written !== undefined) return await moreThanVersions(output, written, option)
    const hint = `Its text as it was written, which would tell, is not in the history of git. npx stagecraft check${option} shows both. Change ${source} where ${name} is right, then run: npx stagecraft emit${option} --force`
    const message = `${name} was edited, and ${source} has changed as well: the one cannot be told from the other`
    return refuse(message, hint, differentLine(output, text))
  }
  const [gone] = rebased.gone
  if (gone !== undefined) {
    const message = `${shownValue(gone.before)} → ${shownValue(gone.after)} was edited in ${name}, and ${source} no longer has that image there`
    return refuse(
      message,
      `Without that edit: npx stagecraft emit${option} --force, if nothing else was edited`,
      gone.line,
    )
  }
  const [disputed] = rebased.disputed
  if (disputed !== undefined && !force) {
    const hint = `npx stagecraft check${option} shows both. To take those of ${name}: npx stagecraft sync${option} --force; of ${source}: npx stagecraft emit${option} --force`
    const message = `${name} was edited, and ${source} has changed as well: which of them is right is not known`
    return refuse(message, hint, disputed.line)
  }
  if (graph !== undefined) return undefined
  return refuse(
    `${source} does something that cannot be followed: it uses require, or imports a name that it computes`,
    'Change it by hand, or write its imports as `import … from "./file.js"`.',
    rebased.toTake[0]?.line ?? 1,
  )
}

/** Points at what cannot be taken; the rest is told beside it. */
async function moreThanVersions(output: Output, written: string, option: string): Promise<Problem> {
  const { path, config, existing = '' } = output
  const [name, source] = [basename(path), basename(config)]
  const { versions, lines } = await otherEdits(written, existing)
  const [first = 1, ...others] = lines
  const shown = others.slice(0, MOST_SHOWN)
  return problem({
    code: 'edit-not-synced',
    message: `${name} was edited in more than image tags and versions`,
    hint: [
      ...(others.length > shown.length ? [`And in ${others.length - shown.length} more places.`] : []),
      `npx stagecraft check${option} shows what was changed. Change ${source} in the same way, then run: npx stagecraft emit${option}`,
    ].join('\n'),
    place: startOfLine(path, first),
    related: [
      ...shown.map((line) => ({ message: 'and here', place: startOfLine(path, line) })),
      ...versions.map(({ before, after, line }) => ({
        message: `beside the version ${shownValue(before)} → ${shownValue(after)}`,
        place: startOfLine(path, line),
      })),
    ],
  })
}

const MOST_SHOWN = 5
