import { isSpace } from './white-space.js'

/**
 * The words of ENV, LABEL and ARG, as BuildKit cuts them: white space separates, except in quotes and after the escape
 * character. Quotes and escapes stay in the words; they are read later.
 *
 *     quotedWords('A="b c" D=e\\ f', '\\')  // ['A="b c"', 'D=e\\ f']
 */
export function quotedWords(rest: string, escape: string): string[] {
  const words: string[] = []
  let word = ''
  let quote = ''
  let blankCounts = false
  for (let at = 0; at < rest.length; at++) {
    const character = rest[at]!
    if (quote === '' && isSpace(rest.charCodeAt(at))) {
      if (blankCounts || word !== '') words.push(word)
      word = ''
      blankCounts = false
      continue
    }
    if (character === escape && quote !== "'") {
      // An escape character with nothing after it is dropped.
      if (at + 1 < rest.length) word += character + rest[++at]!
      continue
    }
    if (quote === '') {
      if (character === '"' || character === "'") {
        quote = character
        blankCounts = true
      }
    } else if (character === quote) quote = ''
    word += character
  }
  if (blankCounts || word !== '') words.push(word)
  return words
}
