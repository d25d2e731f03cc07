import { excerpt } from '../model/lexical/expressible.js'
import { split } from './flag-words.js'
import { keywordOf } from './keyword.js'
import { bodyReader, openedHeredocs, type BodyReader, type HeredocBody } from './heredocs.js'
import { readItem, type BlankItem, type CommentItem, type LogicalLine, type Piece } from './logical-lines.js'
import { report, reportLine, type Reading, type Source } from './reading.js'

/** What a file is made of below its directives. */
export type Element = CommentItem | BlankItem | InstructionElement

export interface InstructionElement {
  readonly kind: 'instruction'
  readonly source: Source
}

/** Cuts a file, from line `first` on, into instructions and what stands between them. */
export function readElements(reading: Reading, first: number): readonly Element[] {
  const { lines, escape } = reading
  const bodies = bodyReader(lines)
  const elements: Element[] = []
  let line = first
  while (line < lines.count) {
    const item = readItem(lines, line, escape)
    if (item.kind !== 'instruction') {
      elements.push(item)
      line++
      continue
    }
    const source = readSource(reading, bodies, item)
    elements.push({ kind: 'instruction', source })
    line = source.last + 1
  }
  return elements
}

function readSource(reading: Reading, reader: BodyReader, line: LogicalLine): Source {
  const { text } = line
  const parts = split(text, 0, text.length, reading.escape)
  const name = keywordOf(parts.keyword)
  const bodies: HeredocBody[] = []
  const { keyword, keywordStart, flags, flagsEnd, start, end, mangled } = parts
  // Written out: a spread of `parts` takes a fifth of the whole time.
  const source = { keyword, keywordStart, flags, flagsEnd, start, end, mangled, name, line, bodies, last: line.last }
  for (const opening of openedHeredocs(text, reading.escape)) {
    const found = reader.read(opening, source.last + 1)
    if (found === undefined) {
      const shown = excerpt(opening.delimiter)
      const fault = opening.isRefused === true ? 'is refused: its quotes do not match' : `has no closing line ${shown}`
      const message = `The heredoc <<${shown.slice(1, -1)} ${fault}`
      const hint = 'Where "<<" is no heredoc, put it into quotes or leave no blank around it'
      report(reading, source, { code: 'unterminated-heredoc', message, hint })
      continue
    }
    bodies.push(found)
    source.last = found.last
  }
  let below = 0
  for (const blank of line.blanks) {
    while (below < line.pieces.length && line.pieces[below]!.line < blank) below++
    const said = saidOf(line.pieces[below], source, reading)
    reportLine(reading, blank, { code: 'empty-continuation', severity: 'warning', ...said })
  }
  return source
}

/** What is said of a blank line inside an instruction, which may have been meant to end it: `next` goes on below it. */
function saidOf(
  next: Piece | undefined,
  { name, keyword, line: { text } }: Source,
  { escape }: Reading,
): { readonly message: string; readonly hint?: string } {
  const message = 'A blank line inside a continued instruction does not end it'
  const swallowed = next && /^[A-Z]+(?=[\t ]+\S)/.exec(text.slice(next.at, next.at + 100))?.[0]
  if (swallowed === undefined || keywordOf(swallowed) === undefined) return { message: `${message}; BuildKit skips it` }
  return {
    message: `${message}: ${swallowed} below it is no instruction here, but text of ${name ?? keyword}`,
    hint: `Remove the ${escape} where the instruction is meant to end`,
  }
}
