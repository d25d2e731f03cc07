import type { Arg, Entry, Node, Word } from '../../model/index.js'
import type { Place, ProblemCode, Severity } from '../../problem/index.js'
import type { Change } from './change.js'
import type { StageFacts } from './stage-facts.js'
import type { EntryView, FileView, StageView } from './views.js'

/** What is said about a rule apart from what it does. */
export interface RuleMeta<Name extends string = string> {
  /** Permanent. BuildKit's rules keep BuildKit's names, ours are kebab-case. */
  readonly name: Name
  readonly severity: Severity
  /** One line: what the rule wants. */
  readonly summary: string
  /** False: the rule runs only when it is asked for. Default: true. */
  readonly on?: boolean
  /** BuildKit runs the rule only when a `check` directive names it. */
  readonly isExperimental?: boolean
  /** BuildKit looks at the directive alone for this rule, not at `# check=skip=…` before an instruction. */
  readonly isFileWide?: boolean
  /** Problems of `parse` and `check` that say the same at the same line: they give way to the rule. */
  readonly covers?: readonly ProblemCode[]
  /** The codes of hadolint whose `ignore` comments silence the rule. */
  readonly hadolint?: readonly string[]
  /** What the rule cannot do without; where it is not given, the rule finds nothing. */
  readonly needs?: 'text' | 'ignore' | 'context' | 'images'
  /** What the fix of the rule does, where it has one and is sure: `writes the name in lower case`. */
  readonly fix?: string
}

/**
 * A rule is frozen and remembers nothing: who goes through a file keeps for it what it has begun, and hands that to each of
 * its visits. So nothing is made for a file but what some rule has to remember of it.
 */
export interface Rule<Name extends string = string> extends RuleMeta<Name>, Visits<never> {
  /** Handlers that need no state; they come before those of rules that have one. */
  readonly handlers?: Handlers
  /** Begins what is remembered of a file, or of each of its stages, when it is first asked for. */
  readonly begin?: (file: FileView) => object | undefined
  readonly start?: (inherited: never, stage: StageView) => object
}

/** What a rule found. `at` is a node or a place; not given: what is being visited. */
export interface Found {
  /** One sentence. */
  readonly message: string
  readonly hint?: string | undefined
  readonly at?: Node | Place
  /** The instruction or FROM that a place lies in: its comments count there. */
  readonly inside?: Node | undefined
  readonly related?: readonly { readonly message: string; readonly node: Node }[]
  /** The name that it is about: a problem of the same line with another name is another problem. */
  readonly subject?: string
  /** What mends it, all steps together; given only where it is sure. */
  readonly fix?: readonly Change[] | undefined
}

export type Report = (found: Found) => void

/** What is called while a file is visited. */
export interface Visits<State> {
  /** The file as a whole, before anything of it. */
  readonly file?: (file: FileView, report: Report) => void
  readonly globalArg?: (arg: Arg, report: Report, file: FileView) => void
  readonly stage?: (stage: StageView, report: Report, file: FileView, state: State) => void
  readonly entries?: Handlers<State>
  /** Every entry that is an instruction, whatever its kind. */
  readonly instruction?: (entry: Entry, report: Report, at: EntryView, state: State) => void
  /** Every default of an ARG in which there is a variable, when those before it are known. */
  readonly argumentDefault?: (value: Word, report: Report, at: EntryView, state: State) => void
  /** `facts` are those of the image that the stage makes. */
  readonly stageEnd?: (facts: StageFacts, report: Report, stage: StageView, state: State) => void
  readonly end?: (file: FileView, report: Report, state: State) => void
}

export type Handlers<State = undefined> = {
  readonly [K in Entry['kind']]?: (
    entry: Extract<Entry, { kind: K }>,
    report: Report,
    at: EntryView,
    state: State,
  ) => void
}

/** A rule that looks at one instruction at a time. */
export function entryRule<const Name extends string>(meta: RuleMeta<Name>, handlers: Handlers): Rule<Name> {
  return Object.freeze({ ...meta, handlers })
}

/** A rule that looks at the FROM of every stage. */
export function fromRule<const Name extends string>(
  meta: RuleMeta<Name>,
  stage: (stage: StageView, report: Report) => void,
): Rule<Name> {
  return Object.freeze({ ...meta, stage })
}

/** A rule that looks at several things, and remembers nothing. */
export function visitRule<const Name extends string>(meta: RuleMeta<Name>, visits: Visits<undefined>): Rule<Name> {
  return Object.freeze({ ...meta, ...visits })
}

/**
 * A rule that remembers something while it goes through a stage. `start` gets what was left at the end of the stage that
 * this one begins with, if it begins with one.
 */
export function stageRule<const Name extends string, State extends object>(
  meta: RuleMeta<Name>,
  start: (inherited: State | undefined, stage: StageView) => State,
  visits: Visits<State>,
): Rule<Name> {
  return Object.freeze({ ...meta, ...visits, start })
}

/** A rule that remembers something of the whole file, or looks at nothing of it when `begin` gives nothing. */
export function gatheringRule<const Name extends string, State extends object>(
  meta: RuleMeta<Name>,
  begin: (file: FileView) => State | undefined,
  visits: Visits<State>,
): Rule<Name> {
  return Object.freeze({ ...meta, ...visits, begin })
}

/** A rule that looks at the file as a whole. */
export function fileRule<const Name extends string>(
  meta: RuleMeta<Name>,
  file: (file: FileView, report: Report) => void,
): Rule<Name> {
  return Object.freeze({ ...meta, file })
}
