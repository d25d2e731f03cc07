/** A word of a command. Text that the shell would replace is kept as written, and `isPlain` is false then. */
export interface ShellWord {
  readonly text: string
  readonly isPlain: boolean
  /** Where it stands in the shell text; the end is exclusive. */
  readonly start: number
  readonly end: number
}

/** `> file`, `2>&1`, `<<EOF`: the number that may stand before is not kept. */
export interface Redirection {
  readonly operator: string
  readonly target: ShellWord
}

/** What stands between two pipelines of a list. A newline counts as `;`. */
export type Separator = '' | '&&' | '||' | ';' | '&'

/** What a list of commands is part of. */
export interface Surroundings {
  /** `condition`: what `if`, `while` and `until` look at. `branch`: what may run never, or more than once. */
  readonly kind: 'script' | 'group' | 'subshell' | 'substitution' | 'condition' | 'branch' | 'function'
  readonly outer?: Surroundings
  /** What follows the whole, and whether its output goes to a pipe. */
  readonly after: Separator
  readonly isFeeding: boolean
}

/** A simple command: a program and its arguments, with what is assigned before it. */
export interface SimpleCommand {
  /** The name of the program without its folder. */
  readonly name: string
  readonly arguments: readonly ShellWord[]
  /** All its words as written, from the first assignment or starter to the last argument. */
  readonly words: readonly ShellWord[]
  /** The offset behind its last word. */
  readonly end: number
  /** `NAME=value` before the program. */
  readonly assignments: readonly string[]
  /** Programs that only start it: `sudo`, `env`, `exec`. */
  readonly starters: readonly string[]
  readonly redirections: readonly Redirection[]
  /** It reads what another command writes. */
  readonly isPiped: boolean
  /** What it writes goes to another command, whose status is the one that counts. */
  readonly isFeeding: boolean
  /** `!` stands before its pipeline. */
  readonly isNegated: boolean
  /** What stands before and behind its pipeline. */
  readonly before: Separator
  readonly after: Separator
  readonly within: Surroundings
}

/**
 * Whether a failure of the pipeline that the command is part of ends its chain, and, given `set -e`, the script. That of a
 * substitution does at most when it is assigned.
 */
export function failureCounts({ isNegated, after, within }: SimpleCommand): boolean {
  if (isNegated || after === '||' || after === '&') return false
  for (let one: Surroundings | undefined = within; one !== undefined; one = one.outer) {
    if (passive.has(one.kind) || one.after === '||' || one.after === '&') return false
  }
  return true
}

const passive: ReadonlySet<Surroundings['kind']> = new Set(['condition', 'function', 'substitution'])

/** Whether the command stands in the shell of the script itself, and runs whenever nothing before it fails. */
export function isStraight({ within, before }: SimpleCommand): boolean {
  if (before === '||') return false
  for (let one: Surroundings | undefined = within; one !== undefined; one = one.outer) {
    if (one.kind !== 'script' && one.kind !== 'group') return false
  }
  return true
}

/** The last command of a script that is none of a substitution. */
export function lastOf(commands: readonly SimpleCommand[]): SimpleCommand | undefined {
  for (let at = commands.length - 1; at >= 0; at--) if (!isSubstituted(commands[at]!)) return commands[at]
  return undefined
}

function isSubstituted({ within }: SimpleCommand): boolean {
  for (let one: Surroundings | undefined = within; one !== undefined; one = one.outer)
    if (one.kind === 'substitution') return true
  return false
}
