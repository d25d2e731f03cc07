import { basename } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import { printable, shownPath } from '../shown.js'
import { causeOf, wouldLose, type Cause } from './cause.js'
import { differentLine, startOfLine } from './different-line.js'
import type { Output } from './plan.js'

/** An output that is not written, since what somebody wrote into it would be lost. */
export interface HeldBack {
  readonly output: Output
  readonly problem: Problem
}

/** Those of some outputs that may not be written unasked, and why. */
export function heldBack(outputs: readonly Output[], cwd: string): readonly HeldBack[] {
  return outputs.flatMap((output) => {
    const cause = causeOf(output)
    return wouldLose(output, cause)
      ? [{ output, problem: describe(output, cause, printable(shownPath(output.path, cwd))) }]
      : []
  })
}

function describe(output: Output, cause: Cause | undefined, name: string): Problem {
  const { path, config, text } = output
  const source = printable(basename(config))
  const held = (message: string, line: number, ...hint: readonly string[]): Problem =>
    problem({ code: 'edited-output', message, hint: hint.join('\n'), place: startOfLine(path, line) })
  if (cause?.kind === 'merge') {
    return held(
      `${name} is in the middle of a merge, so it is not written over`,
      cause.line,
      `Take a side, by git checkout --ours ${name} or --theirs, then run: npx stagecraft check`,
      `or npx stagecraft emit --force, which keeps what ${source} says`,
    )
  }
  const { images, written } = cause?.kind === 'edit' ? cause : {}
  return held(
    `${name} was edited by hand, so it is not written over`,
    images?.[0]?.line ?? differentLine(output, written ?? text),
    images === undefined
      ? `Carry the edit over into ${source}, then run: npx stagecraft emit`
      : `Run: npx stagecraft sync, which takes the new versions into ${source}`,
    'or npx stagecraft emit --force, which loses the edit',
  )
}
