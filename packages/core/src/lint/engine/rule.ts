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

export interface Rule<Name extends string = string> extends RuleMeta<Name> {
  /** Begins a run over one file. State lives in what is returned, so there is nothing to reset. */
  readonly begin: (file: FileView, report: Report) => FileVisitor
}

/** What a rule found. `at` is a node or a place; not given: what is being visited. */
export interface Found {
  /** One sentence. */
  readonly message: string
  readonly hint?: string | undefined
  readonly at?: Node | Place
  readonly related?: readonly { readonly message: string; readonly node: Node }[]
  /** The name that it is about: a problem of the same line with another name is another problem. */
  readonly subject?: string
  /** What mends it, all steps together; given only where it is sure. */
  readonly fix?: readonly Change[] | undefined
}

export type Report = (found: Found) => void

export interface FileVisitor {
  /** Handlers that are the same in all stages, which keeps what is made for every file small. */
  readonly handlers?: Handlers
  readonly globalArg?: (arg: Arg) => void
  readonly stage?: (stage: StageView) => StageVisitor | undefined
  readonly end?: () => void
}

export interface StageVisitor {
  readonly entries?: EntryVisitors
  /** Every entry that is an instruction, whatever its kind. */
  readonly instruction?: (entry: Entry, at: EntryView) => void
  /** Every default of an ARG, when those before it are known. */
  readonly argumentDefault?: (value: Word, at: EntryView) => void
  /** `facts` are those of the image that the stage makes. */
  readonly end?: (facts: StageFacts) => void
}

export type EntryVisitors = {
  readonly [K in Entry['kind']]?: (entry: Extract<Entry, { kind: K }>, at: EntryView) => void
}

/** Handlers of entries that also take the report. */
export type Handlers = {
  readonly [K in Entry['kind']]?: (entry: Extract<Entry, { kind: K }>, report: Report, at: EntryView) => void
}

/** A rule that looks at one instruction at a time. */
export function entryRule<const Name extends string>(meta: RuleMeta<Name>, handlers: Handlers): Rule<Name> {
  const visitor: FileVisitor = Object.freeze({ handlers })
  return Object.freeze({
    ...meta,
    begin: (): FileVisitor => visitor,
  })
}

/** A rule that looks at the FROM of every stage. */
export function fromRule<const Name extends string>(
  meta: RuleMeta<Name>,
  visit: (stage: StageView, report: Report) => void,
): Rule<Name> {
  return Object.freeze({
    ...meta,
    begin: (_: FileView, report: Report): FileVisitor => ({
      stage(stage) {
        visit(stage, report)
        return undefined
      },
    }),
  })
}

/**
 * A rule that remembers something while it goes through a stage. `start` gets what was left at the end of the stage that
 * this one begins with, if it begins with one.
 */
export function stageRule<const Name extends string, State extends object>(
  meta: RuleMeta<Name>,
  start: (inherited: State | undefined, stage: StageView) => State,
  visit: (state: State, report: Report, stage: StageView) => StageVisitor,
): Rule<Name> {
  return Object.freeze({
    ...meta,
    begin({ file }: FileView, report: Report): FileVisitor {
      const left = file.stages.length > 1 ? new Map<number, State>() : undefined
      return {
        stage(stage) {
          const state = start(stage.base.kind === 'stage' ? left?.get(stage.base.index) : undefined, stage)
          left?.set(stage.index, state)
          return visit(state, report, stage)
        },
      }
    },
  })
}

/** A rule that looks at the file as a whole. */
export function fileRule<const Name extends string>(
  meta: RuleMeta<Name>,
  visit: (file: FileView, report: Report) => void,
): Rule<Name> {
  return Object.freeze({
    ...meta,
    begin(file: FileView, report: Report): FileVisitor {
      visit(file, report)
      return {}
    },
  })
}
