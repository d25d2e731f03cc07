import { heredocWords, readJsonArray, isSpace } from './core.js'

/*
 * Law 5: what BuildKit's language has no way to write, and so may be refused. A field refuses for the reasons that it
 * lists and for no other.
 */

type Test = (text: string, escape: string) => boolean

/** No field holds these. */
export const everywhere: Test = (text) => /\0|\p{Cs}/u.test(text)

export const reasons = {
  newline: (text) => text.includes('\n'),
  'white space': (text) => /[\t\n\v\f\r ]/.test(text),
  'not ASCII': (text) => /[^\0-\x7f]/.test(text),
  'an equals sign': (text) => text.includes('='),
  empty: (text) => text === '',
  // BuildKit trims the logical line.
  'white space at an end': (text) => isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1)),
  'one escape character at the end': (text, escape) => text.endsWith(escape) && !text.endsWith(escape + escape),
  'a JSON list': (text) => readJsonArray(text) !== 'not-json',
  'a heredoc': (text) => heredocWords(`RUN ${text}`).length > 0,
  'no newline at the end': (text) => text !== '' && !text.endsWith('\n'),
  'a line that is the delimiter': (text) => text.split('\n').some((line) => line.replace(/\r+$/, '') === 'EOF'),
  '"<"': (text) => text.includes('<'),
  'not a name': (text) => /["'`\\=]/.test(text) || /[\s\u0085]/.test(text),
  'not an image': (text) => /["'$\s`\\]/.test(text),
  'a number': (text) => /^[+-]?[0-9]+$/.test(text),
} as const satisfies { readonly [reason: string]: Test }

export type Reason = keyof typeof reasons

/** Whether a field that lists these reasons may refuse a text. */
export function mayRefuse(allowed: readonly Reason[], text: string, escape: string): boolean {
  return everywhere(text, escape) || allowed.some((reason) => (reasons[reason] as Test)(text, escape))
}
