import { isSpace } from './white-space.js'

/**
 * Where the flags of an instruction end and its operands begin. `text` is what follows the keyword.
 *
 *     flagsEnd('--from=a "--chown=b" c', '\\')  // 9
 */
export function flagsEnd(text: string, escape: string): number {
  let at = skipBlanks(text, 0)
  while (text.startsWith('--', at)) {
    const start = at
    let quote = ''
    for (; at < text.length; at++) {
      const character = text[at]!
      if (quote === '' && isBlank(text, at)) break
      if (character === quote) quote = ''
      else if (quote === '' && (character === '"' || character === "'")) quote = character
      else if (character === escape) at++
    }
    const word = text.slice(start, at)
    at = skipBlanks(text, Math.min(at, text.length))
    if (word === '--') break
  }
  return at
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && isBlank(text, at)) at++
  return at
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 0x80 && isSpace(code)
}
