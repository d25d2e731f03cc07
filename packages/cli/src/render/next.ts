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
export const renderNext = (todo: readonly string[], steps: readonly Step[], io: Io): string =>
  renderList('See to this:', todo, io) +
  renderList(
    'Next:',
    steps.map(([what, command]) => `${what}\n    ${command}`),
    io,
  )

/** A list below its title, a blank line above; nothing where there is nothing to list. */
export const renderList = (title: string, items: readonly string[], { outColors }: Io): string =>
  items.length === 0 ? '' : `\n${outColors.bold(title)}\n${items.map((item) => `- ${item}\n`).join('')}`
