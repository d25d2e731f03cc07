import type { Comment } from '@stagecraft/core/model'
import { known, object, string } from '../expression.js'
import type { Call } from '../library.js'

/** A comment line, or the silenced rule that it is. */
export function* commentForms({ text }: Comment): Generator<Call> {
  const allow = /^ stagecraft allow=([A-Za-z][\w-]*) (\S.*)$/.exec(text)
  if (allow !== null) yield { method: 'allow', args: [string(allow[1]!), string(allow[2]!)] }
  yield commentCall(text)
}

export function commentCall(text: string): Call {
  if (text === '') return { method: 'comment', args: [string('')] }
  if (isLoose(text)) return { method: 'comment', args: [string(text.slice(1))] }
  return { method: 'comment', args: [string(text), object([['tight', known('true', true)]])] }
}

/** Whether a blank follows the `#`, as `comment` writes it by itself. */
export function isLoose(text: string): boolean {
  return text.startsWith(' ') && text.trimEnd() === text && text.length > 1
}

/** The text of a comment inside an instruction, as its list takes it. */
export function innerCommentText(text: string): string {
  if (text === '') return ''
  return isLoose(text) && text[1] !== '#' ? text.slice(1) : `#${text}`
}
