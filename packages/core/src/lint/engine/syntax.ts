import type { Node } from '../../model/index.js'
import { quotedWordSpans, type Span } from '../../model/lexical/quoted-words.js'
import { separatedWords } from '../../parse/arguments.js'
import { readItem, type LogicalLine } from '../../parse/logical-lines.js'
import { physicalLines, type PhysicalLines } from '../../parse/physical-lines.js'
import type { Place } from '../../problem/index.js'

const shortKeyword = /[A-Za-z]+(?=[\t\v\f\r ])/y
const newForm = /[A-Za-z]+[\t ]+[\w.-]+=/y

/** A word, and where it stands. */
export interface WrittenWord extends Span {
  readonly text: string
}

/** How the instructions of a file are written: what the model does not keep because it means nothing. */
export class Syntax {
  private readonly lines: PhysicalLines

  constructor(
    readonly text: string,
    private readonly places: ReadonlyMap<Node, Place>,
    private readonly escape: '\\' | '`',
  ) {
    this.lines = physicalLines(text)
  }

  /** The keyword as written. */
  keyword(node: Node): string | undefined {
    const start = this.start(node)
    if (start === undefined) return undefined
    shortKeyword.lastIndex = start
    return shortKeyword.exec(this.lines.text)?.[0] ?? this.words(node)?.[0]?.text
  }

  /** Whether the text of an instruction begins with a sticky pattern: that is known without reading it as a line. */
  begins(node: Node, pattern: RegExp): boolean {
    const start = this.start(node)
    if (start === undefined) return false
    pattern.lastIndex = start
    return pattern.test(this.lines.text)
  }

  /** The words of an instruction, the keyword among them, cut at white space. Offsets are of its joined lines. */
  words(node: Node): readonly WrittenWord[] | undefined {
    const line = this.line(node)
    return (
      line &&
      separatedWords(line.text, 0, line.text.length).map(({ start, end }) => ({
        start,
        end,
        text: line.text.slice(start, end),
      }))
    )
  }

  /** Whether an ENV or LABEL is written in the old form, `key value`. */
  isOldForm(node: Node): boolean {
    if (this.begins(node, newForm)) return false
    const line = this.line(node)
    const keyword = /^\S+\s+/.exec(line?.text ?? '')?.[0]
    if (line === undefined || keyword === undefined) return false
    const [first] = quotedWordSpans(line.text, keyword.length, line.text.length, this.escape)
    return first !== undefined && !line.text.slice(first.start, first.end).includes('=')
  }

  private start(node: Node): number | undefined {
    const place = this.places.get(node)
    return place === undefined || place.line > this.lines.count
      ? undefined
      : this.lines.start(place.line - 1) + place.column - 1
  }

  /** The instruction's own lines joined, heredoc bodies left out. */
  line(node: Node): LogicalLine | undefined {
    const place = this.places.get(node)
    if (place === undefined || place.line > this.lines.count) return undefined
    const item = readItem(this.lines, place.line - 1, this.escape)
    return item.kind === 'instruction' ? item : undefined
  }
}
