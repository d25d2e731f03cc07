import type { Problem } from '@stagecraft/core'

/** Ends a command: the problems are shown, and the process ends with `exitCode`. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly problems: readonly Problem[]
  readonly exitCode: 1 | 2
  /** Where what is wrong can be mended, if that is known: files that were read, and files that are missing. */
  readonly files: readonly string[] | undefined
  constructor(problems: readonly Problem[], exitCode: 1 | 2, files?: readonly string[]) {
    super(problems.map((found) => found.message).join('\n'))
    this.problems = problems
    this.exitCode = exitCode
    this.files = files
  }
}
