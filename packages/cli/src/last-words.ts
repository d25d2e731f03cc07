import { closeSync, writeSync } from 'node:fs'
import type { Problem } from '@stagecraft/core'

/** What a process prints that cannot go on: the config holds it, or has ended it. */
export interface LastWords {
  readonly out: string
  readonly err: string
}

let render: (problems: readonly Problem[]) => LastWords = (problems) => ({
  out: '',
  err: problems.map(({ message }) => `${message}\n`).join(''),
})

/** Says how problems are printed in this run, should there be no way back to who would print them. */
export function setLastWords(words: typeof render): void {
  render = words
}

let before: (() => void) | undefined

/** Has something done before the process ends, should a config end it: nothing can be waited for there. */
export function beforeLastWords(action: (() => void) | undefined): void {
  before = action
}

export function sayLastWords(problems: readonly Problem[]): void {
  before?.()
  const { out, err } = render(problems)
  if (out !== '') writeSync(1, out)
  if (err !== '') writeSync(2, err)
}

/** Ends the process from within whatever runs, with exit code 2. */
export function endNow(problems: readonly Problem[]): never {
  sayLastWords(problems)
  // Node would say there that it waits for a debugger.
  closeSync(2)
  const { reallyExit } = process as typeof process & { reallyExit(code: number): never }
  return reallyExit(2)
}
