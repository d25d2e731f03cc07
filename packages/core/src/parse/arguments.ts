import { excerpt } from '../model/lexical/expressible.js'
import { readJsonArray } from '../model/lexical/json-array.js'
import { skipSpace } from '../model/lexical/white-space.js'
import { isSeparator } from './flag-words.js'
import { report, type Reading, type Source } from './reading.js'
import type { Stretch } from './values.js'

/** The words of a stretch, separated by white space; quotes mean nothing. */
export function separatedWords(text: string, start: number, end: number): Stretch[] {
  const words: Stretch[] = []
  let from = -1
  for (let at = start; at < end; at++) {
    if (!isSeparator(text.charCodeAt(at))) {
      if (from === -1) from = at
    } else if (from !== -1) {
      words.push({ start: from, end: at })
      from = -1
    }
  }
  if (from !== -1) words.push({ start: from, end })
  return words
}

/** The strings of the rest when it is a JSON list, `undefined` when it is not, `'refused'` when that is an error. */
export function jsonList(
  reading: Reading,
  source: Source,
  start = source.start,
): readonly string[] | 'refused' | undefined {
  const { text } = source.line
  if (text.charCodeAt(skipSpace(text, start, source.end)) !== 0x5b) return undefined
  const list = readJsonArray(text.slice(start, source.end))
  if (list === 'not-json') return undefined
  if (list !== 'not-strings') return list
  const message = `${source.name}: a JSON list may only hold strings, found ${excerpt(text.slice(start, source.end))}`
  report(reading, source, { code: 'bad-json', message, hint: 'Put each item in double quotes' }, start)
  return 'refused'
}
