import type { Problem } from '@stagecraft/core'

/** Ends a command: the problems are shown, and the process ends with `exitCode`. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly problems: readonly Problem[]
  readonly exitCode: 1 | 2
  constructor(problems: readonly Problem[], exitCode: 1 | 2) {
    super(problems.map((found) => found.message).join('\n'))
    this.problems = problems
    this.exitCode = exitCode
  }
}
