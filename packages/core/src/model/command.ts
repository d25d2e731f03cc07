/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK execute. */
export type Command = ExecCommand | ShellCommand

/** Exec form: a JSON list, started without a shell. */
export interface ExecCommand {
  readonly form: 'exec'
  readonly args: readonly string[]
}

/**
 * Shell form: the text that the shell reads, cut where the Dockerfile continues it on a next line.
 *
 * The text of the command is the concatenation of the string lines, with nothing in between; the emitter puts the
 * escape character and a newline there. So white space at both ends of a line is part of it. The last line is always a
 * string, and no line has a newline.
 */
export interface ShellCommand {
  readonly form: 'shell'
  readonly lines: readonly ShellLine[]
  /** Bodies of the heredocs that `lines` open, in that order. */
  readonly heredocs: readonly Heredoc[]
}

export type ShellLine = string | LineComment

/** A comment line inside a continued instruction: all that follows its first `#`, and the blanks before it. */
export interface LineComment {
  readonly kind: 'line-comment'
  readonly indent: string
  readonly text: string
}

/** A heredoc of RUN: the opening word stands in the command's lines, the rest here. */
export interface Heredoc {
  readonly kind: 'heredoc'
  readonly delimiter: string
  /** False when a part of the delimiter is quoted: the shell then expands nothing in the body. */
  readonly expand: boolean
  /** `<<-`: leading tabs of all lines are dropped, also before the closing delimiter. */
  readonly stripTabs: boolean
  /** As it stands in the file: empty, or ending with a newline. */
  readonly body: string
}

/** The text that the shell gets from the lines (heredoc bodies not included). */
export function shellText(command: ShellCommand): string {
  const { lines } = command
  if (lines.length === 1) return lines[0] as string
  let text = ''
  for (const line of lines) if (typeof line === 'string') text += line
  return text
}
