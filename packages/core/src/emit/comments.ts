import { commentProblem, refuse } from '../model/lexical/expressible.js'
import { isSpace, trimSpace } from '../model/lexical/white-space.js'

/** A comment from its `#` on. White space at its end is nobody's. */
export function printComment(what: string, text: string): string {
  refuse(commentProblem(what, text))
  const end = text.length
  return end > 0 && isSpace(text.charCodeAt(end - 1)) ? '#' + text.slice(0, trimSpace(text, 0, end)) : '#' + text
}
