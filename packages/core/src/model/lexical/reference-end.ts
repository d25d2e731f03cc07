import { variableNameEnd } from './variable-name.js'

/** Modifiers inside modifiers deeper than this mean nothing in any text. */
const deepest = 500

/**
 * Where the reference ends that begins with `${` at `at`: the offset after its closing brace, or -1 when BuildKit's
 * lexer refuses it (no name, unknown modifier, quotes that do not balance inside). Quotes mean nothing in the body of a
 * heredoc.
 */
export function referenceEnd(text: string, at: number, escape: string, quotes = true, depth = 0): number {
  const first = text[at + 2]
  if (depth > deepest || first === undefined || first === '{' || first === '}' || first === ':') return -1
  let next = variableNameEnd(text, at + 2)
  let operator = text[next++]
  if (operator === '}') return next
  if (operator === '/') {
    if (text[next] === '/') next++
    const middle = skipTo('/', text, next, escape, quotes, depth)
    return middle === -1 ? -1 : skipTo('}', text, middle, escape, quotes, depth)
  }
  if (operator === ':') {
    operator = text[next++]
    if (operator === '#' || operator === '%') return -1
  }
  return operator !== undefined && '+-?#%'.includes(operator) ? skipTo('}', text, next, escape, quotes, depth) : -1
}

/** The offset after the next unquoted `stop`, or -1. */
function skipTo(stop: string, text: string, from: number, escape: string, quotes: boolean, depth: number): number {
  let at = from
  while (at < text.length) {
    const character = text[at]!
    if (character === stop) return at + 1
    if (character === escape) at += 2
    else if (quotes && character === "'") {
      at = text.indexOf("'", at + 1) + 1
      if (at === 0) return -1
    } else if (quotes && character === '"') at = doubleQuotedEnd(text, at, escape, depth)
    else if (character === '$' && text[at + 1] === '{') at = referenceEnd(text, at, escape, quotes, depth + 1)
    // A special parameter may be the very character that would stop or quote.
    else if (character === '$') at = variableNameEnd(text, at + 1)
    else at++
    if (at === -1) return -1
  }
  return -1
}

function doubleQuotedEnd(text: string, from: number, escape: string, depth: number): number {
  let at = from + 1
  while (at < text.length) {
    const character = text[at]!
    if (character === '"') return at + 1
    if (character === escape) at += 2
    else if (character === '$' && text[at + 1] === '{') {
      at = referenceEnd(text, at, escape, true, depth + 1)
      if (at === -1) return -1
    } else if (character === '$') at = variableNameEnd(text, at + 1)
    else at++
  }
  return -1
}
