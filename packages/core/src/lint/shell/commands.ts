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

/** How a command, simple or compound, stands among others. */
export interface Standing {
  /** It reads what another command writes. */
  readonly isPiped: boolean
  /** What it writes goes to another command, whose status is the one that counts. */
  readonly isFeeding: boolean
  /** `!` stands before its pipeline. */
  readonly isNegated: boolean
  /** What stands before and behind its pipeline. */
  readonly before: Separator
  readonly after: Separator
  /** `||` stands behind it in its chain of `&&` and `||`. */
  readonly isCaught: boolean
  /** Its chain runs in the background. */
  readonly isBackground: boolean
}

/** What a list of commands is part of, and how the whole stands among others. */
export interface Surroundings extends Standing {
  /** `condition`: what `if`, `while` and `until` look at. `branch`: what may run never, or more than once. */
  readonly kind: 'script' | 'group' | 'subshell' | 'substitution' | 'condition' | 'branch' | 'function'
  readonly outer?: Surroundings
}

/** How a command stands where there is no other. */
export const alone: Standing = Object.freeze({
  isPiped: false,
  isFeeding: false,
  isNegated: false,
  before: '',
  after: '',
  isCaught: false,
  isBackground: false,
})

/** A simple command: a program and its arguments, with what is assigned before it. */
export interface SimpleCommand extends Standing {
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
  readonly within: Surroundings
}

/**
 * Whether a failure of the pipeline that the command is part of ends its chain, and, given `set -e`, the script when nothing
 * of the chain stands behind it. That of a substitution does at most when it is assigned.
 */
export function failureCounts(command: SimpleCommand): boolean {
  if (isExcused(command)) return false
  let isLast = command.after !== ';'
  for (let one: Surroundings | undefined = command.within; one !== undefined; one = one.outer) {
    // A list that a chain goes on behind is carried out to its end, whatever fails in it.
    if (passive.has(one.kind) || isExcused(one) || (one.after === '&&' && !isLast)) return false
    if (one.after === ';') isLast = false
  }
  return true
}

const isExcused = ({ isNegated, isCaught, isBackground }: Standing): boolean => isNegated || isCaught || isBackground

const passive: ReadonlySet<Surroundings['kind']> = new Set(['condition', 'function', 'substitution'])

/** Whether the command stands in the shell of the script itself, and runs whenever nothing before it fails. */
export function isStraight({ within, before }: SimpleCommand): boolean {
  if (before === '||') return false
  for (let one: Surroundings | undefined = within; one !== undefined; one = one.outer) {
    if (one.kind !== 'script' && one.kind !== 'group') return false
    if (one.before === '||' || one.isPiped || one.isFeeding || one.isBackground) return false
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
