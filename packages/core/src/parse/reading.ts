import type { Keyword, Node } from '../model/index.js'
import { problem, type Place, type Problem, type ProblemInput } from '../problem/index.js'
import type { Split } from './flag-words.js'
import type { HeredocBody } from './heredocs.js'
import type { LogicalLine, Piece } from './logical-lines.js'
import type { PhysicalLines } from './physical-lines.js'

/** The state of one call of `parse`. */
export interface Reading {
  readonly lines: PhysicalLines
  readonly escape: '\\' | '`'
  readonly file: string | undefined
  readonly problems: Problem[]
  readonly places: Map<Node, Place>
}

/** One instruction, cut into keyword, flags and rest, before its meaning is read. */
export interface Source extends Split {
  /** Absent when the keyword is none of the language. */
  readonly name: Keyword | undefined
  readonly line: LogicalLine
  readonly bodies: readonly HeredocBody[]
  /** The last physical line, heredoc bodies included. */
  readonly last: number
}

/** A place between two positions, lines and columns counted from 0. */
export function placeOf({ file }: Reading, line: number, column: number, endLine: number, endColumn: number): Place {
  return Object.freeze(
    file === undefined
      ? { line: line + 1, column: column + 1, endLine: endLine + 1, endColumn: endColumn + 1 }
      : { file, line: line + 1, column: column + 1, endLine: endLine + 1, endColumn: endColumn + 1 },
  )
}

/** The place of the stretch `start`…`end` of an instruction's text. */
export function placeIn(reading: Reading, { line }: Source, start: number, end: number): Place {
  const first = pieceAt(line.pieces, start)
  const last = end > start ? pieceAt(line.pieces, end - 1) : first
  return placeOf(
    reading,
    first.line,
    first.column + start - first.at,
    last.line,
    last.column + Math.max(end, start) - last.at,
  )
}

/** The place of a whole instruction, heredoc bodies included. */
export function placeOfSource(reading: Reading, { line, last }: Source): Place {
  const { lines } = reading
  return placeOf(reading, line.first, line.pieces[0]!.column, last, lines.end(last) - lines.start(last))
}

/** The last piece that begins at or before an offset. */
export function pieceAt(pieces: readonly Piece[], offset: number): Piece {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.at <= offset) low = middle
    else high = middle - 1
  }
  return pieces[low]!
}

/** Reports what is wrong with a stretch of an instruction; without a stretch, with its first line. */
export function report(
  reading: Reading,
  source: Source,
  input: Omit<ProblemInput, 'place'>,
  start = source.keywordStart,
  end = source.end,
): undefined {
  reading.problems.push(problem({ ...input, place: placeIn(reading, source, start, end) }))
  return undefined
}

/** Reports what is wrong with a physical line. */
export function reportLine(reading: Reading, line: number, input: Omit<ProblemInput, 'place'>): undefined {
  const { lines } = reading
  const place = placeOf(reading, line, 0, line, lines.end(line) - lines.start(line))
  reading.problems.push(problem({ ...input, place }))
  return undefined
}
