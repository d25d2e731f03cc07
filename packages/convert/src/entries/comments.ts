import type { Comment } from '@stagecraft/core/model'
import { string } from '../expression.js'
import type { Call } from '../library.js'

/** A comment line, or the silenced rule that it is. */
export function* commentForms({ text }: Comment): Generator<Call> {
  const allow = /^ stagecraft allow=([A-Za-z][\w-]*) (\S.*)$/.exec(text)
  if (allow !== null) yield { method: 'allow', args: [string(allow[1]!), string(allow[2]!)] }
  yield commentCall(text)
}

export function commentCall(text: string): Call {
  return { method: 'comment', args: [string(commentLine(text))] }
}

/** The line that gives a comment of this text, all that follows `#`: without the `#` where a blank follows it. */
export function commentLine(text: string): string {
  return text === '' || isLoose(text) ? text.slice(1) : `#${text}`
}

/** Whether a blank follows the `#`, as `comment` writes it by itself. */
function isLoose(text: string): boolean {
  return /^ [^#]/.test(text)
}
