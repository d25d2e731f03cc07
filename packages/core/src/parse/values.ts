import type { Word } from '../model/index.js'
import { report, type Reading, type Source } from './reading.js'
import { lexWord, type Lexed } from './word-lexer.js'

/** A stretch of an instruction's text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Reads a stretch as a word that BuildKit expands; reports why it is none. */
export function readWord(reading: Reading, source: Source, field: string, { start, end }: Stretch): Word | undefined {
  const lexed = lexWord(source.line.text.slice(start, end), reading.escape)
  if (lexed.fault === undefined) return lexed.word
  return reportFault(reading, source, field, lexed, { start: start + lexed.fault.start, end: start + lexed.fault.end })
}

/** Reads a text that is no stretch of the file as it stands: a flag's value, a string of a JSON list. */
export function readText(
  reading: Reading,
  source: Source,
  field: string,
  text: string,
  where: Stretch,
): Word | undefined {
  const lexed = lexWord(text, reading.escape)
  return lexed.fault === undefined ? lexed.word : reportFault(reading, source, field, lexed, where)
}

export function reportFault(
  reading: Reading,
  source: Source,
  field: string,
  { fault }: Extract<Lexed, { fault: object }>,
  { start, end }: Stretch,
): undefined {
  const message = `${field}: ${fault.message[0]!.toLowerCase()}${fault.message.slice(1)}`
  const hint =
    fault.code === 'unbalanced-quote'
      ? `A quote that is meant as a character is written ${reading.escape}' or ${reading.escape}"`
      : undefined
  return report(reading, source, { code: fault.code, message, hint }, start, end)
}
