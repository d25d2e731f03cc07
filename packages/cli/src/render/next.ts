import type { Io } from '../io.js'

/** Something to do, and the command line that does it. */
export type Step = readonly [what: string, command: string]

/**
 * The end of what a command prints that something begins with: what is left to somebody, and what to type next.
 *
 *     Next:
 *     - Build the image:
 *         npx stagecraft build
 */
export function renderNext(todo: readonly string[], steps: readonly Step[], { outColors }: Io): string {
  return [
    ...(todo.length === 0 ? [] : ['', outColors.bold('See to this:'), ...todo.map((note) => `- ${note}`)]),
    '',
    outColors.bold('Next:'),
    ...steps.flatMap(([what, command]) => [`- ${what}`, `    ${command}`]),
    '',
  ].join('\n')
}
