import type { SimpleCommand } from '../lint/shell/commands.js'
import type { Role } from './roles.js'

/** A command of a RUN, and what it is there for. */
export interface Classified {
  readonly command: SimpleCommand
  readonly role: Role | 'work' | 'preparation'
  /** Where it runs. */
  readonly cwd: string
  /** Files that it is told to write into. */
  readonly writes: readonly string[]
  /** Folders in which anything may be afterwards, and files. */
  readonly makes: readonly string[]
}
