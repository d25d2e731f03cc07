import { problem, type Problem } from '@stagecraft/core'
import { causeOf, wouldLose, type Cause } from '../outputs/cause.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import type { Output } from '../outputs/plan.js'
import { printable, shownPath } from '../shown.js'
import { adviceFor } from './advice-for.js'

/** An output that is not written, since what somebody wrote into it would be lost. */
export interface HeldBack {
  readonly output: Output
  readonly problem: Problem
}

/**
 * Those of some outputs that may not be written unasked, and what to do about each.
 *
 * @param all every output of the configs in this run
 */
export async function heldBack(
  outputs: readonly Output[],
  all: readonly Output[],
  seconds: number,
  cwd: string,
): Promise<readonly HeldBack[]> {
  const held: HeldBack[] = []
  for (const output of outputs) {
    const cause = await causeOf(output)
    if (!wouldLose(output, cause)) continue
    const name = printable(shownPath(output.path, cwd))
    const why = cause?.kind === 'merge' ? 'is in the middle of a merge' : 'was edited by hand'
    const found = problem({
      code: 'edited-output',
      message: `${name} ${why}, so it is not written over`,
      hint: (await adviceFor([{ output, cause, isHeld: true }], all, seconds, cwd)).trimEnd(),
      place: startOfLine(output.path, lineOf(output, cause)),
    })
    held.push({ output, problem: found })
  }
  return held
}

function lineOf(output: Output, cause: Cause | undefined): number {
  if (cause?.kind === 'merge') return cause.line
  const { images, written } = cause?.kind === 'edit' ? cause : {}
  return images?.[0]?.line ?? differentLine(output, written ?? output.text)
}
