import { skipSpace, trimSpace } from '../model/lexical/white-space.js'
import type { PhysicalLines } from './physical-lines.js'

/** What stands on a line of its own. Line numbers count from 0. */
export type Item = CommentItem | BlankItem | LogicalLine

export interface CommentItem {
  readonly kind: 'comment'
  readonly line: number
  /** Offset of the `#` in its line. */
  readonly column: number
  readonly text: string
}

export interface BlankItem {
  readonly kind: 'blank'
  readonly line: number
}

/** One instruction, its continued lines joined as BuildKit joins them: with nothing in between. */
export interface LogicalLine {
  readonly kind: 'instruction'
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly comments: readonly InsideComment[]
  /** The blank lines that stand inside. */
  readonly blanks: readonly number[]
  readonly first: number
  /** The last line that was read, heredoc bodies left out. */
  readonly last: number
}

/** A stretch of the text that stands on one physical line. */
export interface Piece {
  /** Offset in the text. */
  readonly at: number
  readonly line: number
  /** Offset in the line. */
  readonly column: number
}

/** A comment line between two pieces. */
export interface InsideComment {
  /** Offset in the text before which it stands. */
  readonly at: number
  readonly line: number
  readonly indent: string
  readonly text: string
}

const hash = 0x23
const none: readonly never[] = Object.freeze([])

/** Reads what begins at line `first`. A blank line inside a continued instruction does not end it. */
export function readItem(lines: PhysicalLines, first: number, escape: string): Item {
  const { text } = lines
  const end = lines.end(first)
  const start = skipSpace(text, lines.start(first), end)
  if (start === end) return { kind: 'blank', line: first }
  const column = start - lines.start(first)
  if (text.charCodeAt(start) === hash) {
    return { kind: 'comment', line: first, column, text: commentText(text, start, end) }
  }
  const code = escape.charCodeAt(0)
  const cut = continuation(text, start, end, code)
  const pieces: Piece[] = [{ at: 0, line: first, column }]
  if (cut === -1) {
    const joined = text.slice(start, end)
    return { kind: 'instruction', text: joined, pieces, comments: none, blanks: none, first, last: first }
  }
  return readContinued(lines, first, text.slice(start, cut), pieces, code)
}

function readContinued(
  lines: PhysicalLines,
  first: number,
  begin: string,
  pieces: Piece[],
  escape: number,
): LogicalLine {
  const { text } = lines
  const comments: InsideComment[] = []
  const blanks: number[] = []
  let joined = begin
  let line = first + 1
  for (let open = true; open && line < lines.count; line++) {
    const start = lines.start(line)
    const end = lines.end(line)
    const content = skipSpace(text, start, end)
    if (content === end) {
      blanks.push(line)
      continue
    }
    if (text.charCodeAt(content) === hash) {
      const indent = text.slice(start, content)
      comments.push({ at: joined.length, line, indent, text: commentText(text, content, end) })
      continue
    }
    const cut = continuation(text, start, end, escape)
    open = cut !== -1
    pieces.push({ at: joined.length, line, column: 0 })
    joined += text.slice(start, open ? cut : end)
  }
  return { kind: 'instruction', text: joined, pieces, comments, blanks, first, last: line - 1 }
}

/** All that follows the `#` at `start`, trailing blanks left out. */
function commentText(text: string, start: number, end: number): string {
  return text.slice(start + 1, Math.max(start + 1, trimSpace(text, start, end)))
}

/**
 * Where the escape character stands that continues a line, or -1: it is the last character but blanks, and the one
 * before it is not the same.
 */
function continuation(text: string, start: number, end: number, escape: number): number {
  let at = end - 1
  while (at >= start && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at--
  if (at < start || text.charCodeAt(at) !== escape) return -1
  return at > start && text.charCodeAt(at - 1) === escape ? -1 : at
}
