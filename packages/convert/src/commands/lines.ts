import type { Heredoc, ShellCommand, ShellLine } from '@stagecraft/core/model'
import type { Expression } from '../expression.js'
import { tagged } from '../library.js'

/** `` lines`…` ``: the command as it stands in the Dockerfile. */
export function* linesTemplate(command: ShellCommand): Generator<Expression> {
  const text = dockerfileText(command.lines, command.heredocs)
  // A template has no way to say a carriage return, a character that cannot be seen, or a backslash at its end.
  // eslint-disable-next-line no-control-regex -- control characters are the subject here
  if (!/[\0-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff]|\\$/.test(text)) yield tagged('lines', verbatim(text))
}

/** The text of lines as `lines` and `raw` read it: with a backslash where a line goes on. */
export function dockerfileText(lines: readonly ShellLine[], heredocs: readonly Heredoc[]): string {
  let text = ''
  for (const [at, line] of lines.entries()) {
    if (typeof line === 'string') text += at === lines.length - 1 ? line : `${line}\\\n`
    else text += `${line.indent}#${line.text}\n`
  }
  for (const { body, delimiter } of heredocs) text += `\n${body}${delimiter}`
  return text
}

/** Text inside a template whose backslashes stay as typed: only a backquote and `${` need one more. */
export function verbatim(text: string): string {
  return text.replace(/(\\*)(`|\$\{)/g, '$1$1\\$2')
}
