import { comment, node, type Comment, type Entry, type Heredoc, type Raw } from '../model/index.js'
import { isSeparator } from './flag-words.js'
import type { HeredocBody } from './heredocs.js'
import type { InsideComment } from './logical-lines.js'
import { placeOf, type Reading, type Source } from './reading.js'
import { shellLines } from './shell-lines.js'

/** What an instruction means, and the comments inside it that have no place in its node. */
export interface Lowered {
  readonly entry: Entry
  readonly before: readonly InsideComment[]
  readonly after: readonly InsideComment[]
}

const none: readonly InsideComment[] = []

/** A node that has no room for comments: they go before it. */
export function lowered(source: Source, entry: Entry): Lowered {
  return { entry, before: source.line.comments, after: none }
}

/** The comment of its own that a comment inside an instruction becomes. */
export function moved(reading: Reading, { line, indent, text }: InsideComment): Comment {
  const made = comment(text)
  const column = indent.length
  reading.places.set(made, placeOf(reading, line, column, line, column + 1 + text.length))
  return made
}

/** The instruction as its text: for what the model cannot say otherwise. */
export function rawInstruction(reading: Reading, source: Source): Lowered {
  const { keyword, keywordStart, line } = source
  let from = keywordStart + keyword.length
  const lineEnd = line.pieces.find(({ at }) => at > from)?.at ?? line.text.length
  // Other white space than this keeps a word from being a flag.
  while (from < lineEnd && isSeparator(line.text.charCodeAt(from))) from++
  const { lines, before, after } = shellLines(reading, source, from, 'start')
  const heredocs = heredocsOf(reading, source)
  return { entry: node<Raw>({ kind: 'raw', keyword: keyword.toUpperCase(), lines, heredocs }), before, after }
}

/** The heredocs of RUN, or of an instruction that is kept as text. */
export function heredocsOf(reading: Reading, { bodies }: Source): readonly Heredoc[] {
  if (bodies.length === 0) return noHeredocs
  return Object.freeze(
    bodies.map((found) => {
      const { delimiter, expand, stripTabs } = found.opening
      const made = node<Heredoc>({ kind: 'heredoc', delimiter, expand, stripTabs, body: found.body })
      reading.places.set(made, placeOfBody(reading, found))
      return made
    }),
  )
}

const noHeredocs: readonly Heredoc[] = Object.freeze([])

/** The lines of a body, the closing delimiter among them. */
export function placeOfBody(reading: Reading, { first, last }: HeredocBody) {
  const { lines } = reading
  return placeOf(reading, first, 0, last, lines.end(last) - lines.start(last))
}
