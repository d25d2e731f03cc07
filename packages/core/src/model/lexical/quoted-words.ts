import { isSpace } from './white-space.js'

/** Where a word stands in a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The words of ENV, LABEL and ARG, as BuildKit cuts them: white space separates, except in quotes and after the escape
 * character. Quotes and escapes stay in the words; they are read later.
 *
 *     quotedWords('A="b c" D=e\\ f', '\\')  // ['A="b c"', 'D=e\\ f']
 */
export function quotedWords(rest: string, escape: string): string[] {
  return quotedWordSpans(rest, 0, rest.length, escape).map(({ start, end }) => rest.slice(start, end))
}

/** The same words by their offsets, in the stretch `from`…`to` of a text. */
export function quotedWordSpans(text: string, from: number, to: number, escape: string): Span[] {
  const spans: Span[] = []
  const escapeCode = escape.charCodeAt(0)
  let start = -1
  let quote = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (quote === 0 && isSpace(code)) {
      if (start !== -1) spans.push({ start, end: at })
      start = -1
      continue
    }
    if (code === escapeCode && quote !== 0x27) {
      // An escape character with nothing after it is dropped.
      if (at + 1 === to) {
        if (start !== -1) spans.push({ start, end: at })
        return spans
      }
      if (start === -1) start = at
      at++
      continue
    }
    if (start === -1) start = at
    if (quote === 0) {
      if (code === 0x22 || code === 0x27) quote = code
    } else if (code === quote) quote = 0
  }
  if (start !== -1) spans.push({ start, end: to })
  return spans
}
