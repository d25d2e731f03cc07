import { node, type LineComment, type ShellLine } from '../model/index.js'
import { skipSpace, trimSpace } from '../model/lexical/white-space.js'
import type { InsideComment } from './logical-lines.js'
import { placeOf, type Reading, type Source } from './reading.js'

/** A text that keeps its layout: its lines, and the comments that stand before and after it. */
export interface Layout {
  readonly lines: readonly ShellLine[]
  readonly before: readonly InsideComment[]
  readonly after: readonly InsideComment[]
}

/**
 * The text of an instruction from `from` on, cut where the file continues it. White space around the whole text is no
 * part of it, and goes; unless it is to be kept, for ONBUILD, whose trigger BuildKit stores to the last blank.
 *
 * @param keep the white space to keep: at the start of the text, or at both ends
 */
export function shellLines(reading: Reading, source: Source, from: number, keep?: 'start' | 'both'): Layout {
  const { text, pieces, comments } = source.line
  if (pieces.length === 1 && comments.length === 0) {
    const end = keep === 'both' ? text.length : source.end
    const start = keep !== undefined ? from : skipSpace(text, from, end)
    return { lines: Object.freeze([text.slice(start, end)]), before: none, after: none }
  }
  let index = 0
  while (index + 1 < pieces.length && pieces[index + 1]!.at < from) index++
  const firstEnd = pieces[index + 1]?.at ?? text.length
  const firstLine = text.slice(keep !== undefined ? from : skipSpace(text, from, firstEnd), firstEnd)
  const { line } = pieces[index]!
  const strings = pieces.slice(index + 1).map((piece, i) => ({
    line: piece.line,
    text: text.slice(piece.at, pieces[index + i + 2]?.at ?? text.length),
  }))
  // What stands at the end and is no text: comments go after the instruction, blank lines go.
  let blanks = ''
  const isBlank = (value: string): boolean => skipSpace(value, 0, value.length) === value.length
  while (strings.length > 0 && isBlank(strings[strings.length - 1]!.text)) blanks = strings.pop()!.text + blanks
  const end = strings[strings.length - 1]?.line ?? line
  const between = comments.filter((comment) => comment.line > line && comment.line < end)
  const lines: ShellLine[] = [firstLine]
  let next = 0
  for (const { line: at, text: value } of strings) {
    while (next < between.length && between[next]!.line < at) lines.push(lineComment(reading, between[next++]!))
    lines.push(value)
  }
  const last = lines.length - 1
  const lastLine = lines[last] as string
  lines[last] = keep === 'both' ? lastLine + blanks : lastLine.slice(0, trimSpace(lastLine, 0, lastLine.length))
  return {
    lines: Object.freeze(lines),
    before: comments.filter((comment) => comment.line < line),
    after: comments.filter((comment) => comment.line > end),
  }
}

const none: readonly InsideComment[] = []

function lineComment(reading: Reading, { line, indent, text }: InsideComment): LineComment {
  const made = node<LineComment>({ kind: 'line-comment', indent, text })
  const column = indent.length
  reading.places.set(made, placeOf(reading, line, column, line, column + 1 + text.length))
  return made
}
