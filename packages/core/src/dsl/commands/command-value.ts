import { list, type Command, type Heredoc, type ShellCommand, type ShellLine } from '../../model/index.js'
import type { ArgHandle } from '../handle.js'

/** What `and`, `sh`, `script` and their kin give: a command, and what a stage must know of it. */
export class CommandValue {
  readonly kind = 'command'
  constructor(
    readonly command: Command,
    readonly uses: readonly ArgHandle[] = Object.freeze([]),
    /** The form to take when one of these folders is under a cache mount. */
    readonly cached: { readonly targets: readonly string[]; readonly command: ShellCommand } | undefined = undefined,
    /** The text is written for a POSIX shell. */
    readonly posix: boolean = false,
    /** The form to take in a chain or below mounts, where its items are indented once more. */
    readonly nested: ShellCommand | undefined = undefined,
  ) {
    Object.freeze(this)
  }
}

export function shellCommand(lines: readonly ShellLine[], heredocs: readonly Heredoc[] = []): ShellCommand {
  return Object.freeze({ form: 'shell', lines: list(lines), heredocs: list(heredocs) })
}

/** The same of one line. */
export function lineCommand(line: string): ShellCommand {
  return Object.freeze({ form: 'shell', lines: Object.freeze([line]), heredocs: noHeredocs })
}

const noHeredocs: readonly Heredoc[] = list([])
