import type { isCommand, isText, TextLike, Value } from './values.js'

export declare const isFile: unique symbol

/** What a command is made of, besides plain text. Its only member is its mark, so that the mark speaks when it is missing. */
export interface CommandLike {
  readonly [isCommand]: true
}

/** What `sh`, `and`, `script`, `heredoc`, `lines`, `apt`, `apk` and `words` give: a command in shell form. */
export interface CommandValue extends CommandLike {
  readonly kind: 'command'
  readonly [isText]: 'a command is not text: it fits run, cmd, entrypoint and healthcheck'
}

/**
 * A command. A string is shell form on one line, a list is exec form (started without a shell); for more than one line
 * use `and`, `` script`…` ``, `heredoc` or `` lines`…` ``.
 */
export type Command = string | readonly string[] | CommandLike

/** What can stand inside `` sh`…` `` and `` script`…` ``: it is quoted for the shell. */
export type ShellValue = Value | number

/** A file whose content stands in the Dockerfile, made by `inline`. */
export interface InlineFile {
  readonly [isFile]: true
  readonly kind: 'inline-file'
}

/** A source of `copy` and `add`. */
export type Source = string | TextLike | InlineFile
