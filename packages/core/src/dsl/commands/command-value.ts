import { list, type Command, type Heredoc, type ShellCommand, type ShellLine, type Word } from '../../model/index.js'
import type { ArgHandle } from '../handle.js'

/** The folders that mounts are over, as far as they are said. */
export type Mounted = readonly (Word | undefined)[]

/** Whether what is written into a folder stays in a mount. */
export function isMounted(folder: string, mounted: Mounted): boolean {
  return mounted.some((target) => typeof target === 'string' && `${folder}/`.startsWith(target.replace(/\/*$/, '/')))
}

/** What `and`, `sh`, `script` and their kin give: a command, and what a stage must know of it. */
export class CommandValue {
  readonly kind = 'command'
  constructor(
    readonly command: Command,
    readonly uses: readonly ArgHandle[] = Object.freeze([]),
    /** The form to take where these folders are under mounts; nothing where they change nothing. */
    readonly below: ((mounted: Mounted) => ShellCommand | undefined) | undefined = undefined,
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
