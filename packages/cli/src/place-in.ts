import type { Place } from '@stagecraft/core'

/** The place of a stretch of a text, which ends on the line that it begins on. */
export function placeIn(text: string, at: number, length: number): Place {
  const before = text.slice(0, at).split('\n')
  const [line, column] = [before.length, before.at(-1)!.length + 1]
  return { line, column, endLine: line, endColumn: column + length }
}
