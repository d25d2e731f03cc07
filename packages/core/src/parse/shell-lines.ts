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
 * The text of an instruction from `start` on, cut where the file continues it. White space around the whole text is no
 * part of it, and goes; unless `keepEnd` is said, for ONBUILD, whose trigger BuildKit keeps to the last blank.
 */
export function shellLines(reading: Reading, source: Source, start: number, keepEnd = false): Layout {
  const { text, pieces, comments } = source.line
  if (pieces.length === 1 && comments.length === 0) {
    const end = keepEnd ? text.length : source.end
    return { lines: Object.freeze([text.slice(skipSpace(text, start, end), end)]), before: none, after: none }
  }
  let index = 0
  while (index + 1 < pieces.length && pieces[index + 1]!.at < start) index++
  const firstEnd = pieces[index + 1]?.at ?? text.length
  const firstLine = text.slice(skipSpace(text, start, firstEnd), firstEnd)
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
  lines[last] = keepEnd ? lastLine + blanks : lastLine.slice(0, trimSpace(lastLine, 0, lastLine.length))
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
