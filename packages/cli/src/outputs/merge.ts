import { sealOf, withoutOrigin } from './header.js'

/** A text in which git left both sides of a merge for somebody to choose. */
interface Merge {
  /** The line of the first mark. */
  readonly line: number
  /** What the text would be with one side taken everywhere, and with the other. */
  readonly sides: readonly [ours: string, theirs: string]
}

/** The merge that a text is in the middle of. */
export function mergeIn(text: string): Merge | undefined {
  const sides: [string[], string[]] = [[], []]
  let line: number | undefined
  let isClosed = false
  let within: readonly (0 | 1)[] = [0, 1]
  for (const [index, each] of text.split('\n').entries()) {
    const mark = /^(?:<{7}(?= )|\|{7}|={7}(?=\r?$)|>{7}(?= ))/.exec(each)?.[0][0]
    const isInside = within.length < 2
    if (mark === '<' && !isInside) [line, within] = [line ?? index + 1, [0]]
    // The base, which git shows where it is told to, is neither side.
    else if (mark === '|' && isInside) within = []
    else if (mark === '=' && isInside) within = [1]
    else if (mark === '>' && isInside) [within, isClosed] = [[0, 1], true]
    else for (const side of within) sides[side].push(each)
  }
  if (line === undefined || !isClosed) return undefined
  return { line, sides: [sides[0].join('\n'), sides[1].join('\n')] }
}

/**
 * Whether a text can be put in the place of a merge that was not finished, and nothing that somebody wrote is lost: it has
 * every line of both sides, or both sides are outputs as they were written.
 *
 * @param committed the sides as git still has them
 */
export function isSettledBy(text: string, { sides }: Merge, committed: readonly string[]): boolean {
  if (sides.every((side) => hasLinesOf(text, side)) || sides.every(isWhole)) return true
  if (committed.length < 2 || !committed.every(isWhole)) return false
  // Whoever began to merge by hand may have written what neither of them has.
  const known = new Set(committed.flatMap(linesOf))
  return sides.every((side) => linesOf(side).every((line) => known.has(line)))
}

const isWhole = (side: string): boolean => sealOf(side) === 'intact'

/** Whether a text has all lines of another one, in their order. */
function hasLinesOf(text: string, other: string): boolean {
  const lines = linesOf(text)
  let at = 0
  return linesOf(other).every((line) => {
    at = lines.indexOf(line, at) + 1
    return at > 0
  })
}

const linesOf = (text: string): readonly string[] => withoutOrigin(text).split('\n')
