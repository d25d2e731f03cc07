import type { ShellWord } from './commands.js'
import { NotUnderstood, type Cursor } from './read-word.js'

/** A heredoc whose body is still to come. */
export interface Heredoc {
  readonly delimiter: string
  readonly stripTabs: boolean
  /** A backslash at the end of a line joins it with the next one. */
  readonly joinsLines: boolean
}

/** The heredoc that ends with a word; `written` is the word with its quotes, which say that the body is taken as it is. */
export function heredocOf({ text, isPlain }: ShellWord, written: string, stripTabs: boolean): Heredoc {
  if (!isPlain) throw new NotUnderstood()
  return { delimiter: text, stripTabs, joinsLines: !/["'\\]/.test(written) }
}

/** Goes past the body that begins at the cursor, and past its end: what a body says is no command of the script. */
export function skipHeredoc(cursor: Cursor, { delimiter, stripTabs, joinsLines }: Heredoc): void {
  const { text } = cursor
  let joined: string | undefined
  while (cursor.at < text.length) {
    const newline = text.indexOf('\n', cursor.at)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(cursor.at, end)
    cursor.at = Math.min(end + 1, text.length)
    const whole = (joined ?? '') + (stripTabs ? line.replace(/^\t+/, '') : line)
    if (joinsLines && isContinued(line)) {
      // As much as says that it is no delimiter.
      joined = whole.slice(0, Math.min(whole.length - 1, delimiter.length + 1))
      continue
    }
    if (whole === delimiter) {
      // Not every shell finds a delimiter that several lines make.
      if (joined !== undefined) throw new NotUnderstood()
      return
    }
    joined = undefined
  }
}

/** Whether the last backslash of a line is not escaped itself. */
function isContinued(line: string): boolean {
  let from = line.length
  while (line[from - 1] === '\\') from--
  return (line.length - from) % 2 === 1
}
