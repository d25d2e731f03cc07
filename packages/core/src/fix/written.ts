import type { Node } from '../model/index.js'
import { split, type Split } from '../parse/flag-words.js'
import { readItem, type LogicalLine } from '../parse/logical-lines.js'
import { physicalLines, type PhysicalLines } from '../parse/physical-lines.js'
import { pieceAt } from '../parse/reading.js'
import type { Place } from '../problem/index.js'

/** A stretch of a text gives way to another text. Offsets count from 0; the end is exclusive. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A Dockerfile as it is written, and where its nodes stand in it. */
export interface WrittenFile {
  readonly lines: PhysicalLines
  readonly places: ReadonlyMap<Node, Place>
  readonly escape: '\\' | '`'
}

export function writtenFile(text: string, places: ReadonlyMap<Node, Place>, escape: '\\' | '`' = '\\'): WrittenFile {
  return { lines: physicalLines(text), places, escape }
}

/** How the lines around end, so that an added line ends alike. */
export function lineEnd({ lines }: WrittenFile, line: number): string {
  for (const index of [line, line - 1, 0]) {
    if (index < 0 || index >= lines.count) continue
    const end = lines.text.slice(lines.end(index), lines.next(index))
    if (end.endsWith('\n')) return end
  }
  return '\n'
}

/** One instruction as it is written: its lines joined, cut into keyword, flags and rest. */
export class Written {
  private constructor(
    readonly file: WrittenFile,
    readonly line: LogicalLine,
    readonly parts: Split,
    /** Its physical lines, heredoc bodies among them, counted from 0. */
    readonly first: number,
    readonly last: number,
  ) {}

  static find(file: WrittenFile, node: Node): Written | undefined {
    const place = file.places.get(node)
    if (place === undefined || place.line > file.lines.count) return undefined
    const item = readItem(file.lines, place.line - 1, file.escape)
    if (item.kind !== 'instruction') return undefined
    const parts = split(item.text, 0, item.text.length, file.escape)
    return new Written(file, item, parts, place.line - 1, place.endLine - 1)
  }

  /**
   * Writes a stretch of the joined text otherwise; nothing when a comment or a blank line stands inside it. Where a line
   * ends, something is inserted on that line, or on the `next` one.
   */
  edit(start: number, end: number, text: string, next = false): TextEdit | undefined {
    const from = start === end && !next ? this.behind(start) : this.before(start)
    const to = start === end ? from : this.behind(end)
    const [first, last] = [
      pieceAt(this.line.pieces, start).line,
      pieceAt(this.line.pieces, Math.max(start, end - 1)).line,
    ]
    const isInside = (line: number): boolean => line > first && line < last
    if (this.line.comments.some(({ line }) => isInside(line)) || this.line.blanks.some(isInside)) return undefined
    return { start: from, end: to, text: text.replaceAll('\n', lineEnd(this.file, first)) }
  }

  /** The edit that leaves no line of the instruction. Comments inside it are somebody's words, so they keep it. */
  removal(): TextEdit | undefined {
    const { lines } = this.file
    if (this.line.comments.length > 0) return undefined
    return { start: lines.start(this.first), end: lines.next(this.last), text: '' }
  }

  /** Its lines as they stand, without the end of the last. */
  get text(): string {
    const { lines } = this.file
    return lines.text.slice(lines.start(this.first), lines.end(this.last))
  }

  /** The offset in the file of a character of the joined text. */
  private before(at: number): number {
    const piece = pieceAt(this.line.pieces, at)
    return this.file.lines.start(piece.line) + piece.column + at - piece.at
  }

  /** The offset in the file behind the character that comes before: not on the next line when that begins here. */
  private behind(at: number): number {
    return at === 0 ? this.before(0) : this.before(at - 1) + 1
  }
}
