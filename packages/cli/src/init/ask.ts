import { styleText } from 'node:util'
import * as clack from '@clack/prompts'
import type { Question } from './proposal.js'

/** Somebody does not want to go on. */
export class Cancelled extends Error {}

/** Questions go where problems go: stdout is for what was asked for. */
const output = process.stderr

/** The terminal that is asked. `undefined`: nobody is there to answer. */
export function isTerminal(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true && process.env['TERM'] !== 'dumb'
}

export interface Answer<T> {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: T
}

/** One of several. */
export async function choose<T>(message: string, answers: readonly Answer<T>[]): Promise<T> {
  const picked = await clack.select({
    message,
    output,
    options: answers.map(({ label, hint }, at) => ({ value: at, label, ...(hint === undefined ? {} : { hint }) })),
  })
  return answers[given(picked)]!.value
}

/** A text that an option takes. */
export async function write(
  { ask, suggestion }: Question,
  check: (text: string) => string | undefined,
): Promise<string> {
  const proposed =
    suggestion === undefined
      ? {}
      : { initialValue: Array.isArray(suggestion) ? suggestion.join(' ') : String(suggestion) }
  const typed = await clack.text({ message: ask, output, ...proposed, validate: (text) => check(text ?? '') })
  return given(typed)
}

export async function confirm(message: string): Promise<boolean> {
  return given(await clack.confirm({ message, output }))
}

export function show(title: string, text: string): void {
  clack.note(text.trimEnd(), title, { output, format: (line) => styleText('reset', line) })
}

function given<T>(answer: T): Exclude<T, symbol> {
  if (clack.isCancel(answer)) throw new Cancelled()
  return answer as Exclude<T, symbol>
}
