import type { evaluate } from '../../check/expand/evaluate.js'
import type { LexOptions } from '../../check/expand/lex-word.js'
import type { Resolved, ResolvedBase } from '../../check/stages/resolve.js'
import type { Scope } from '../../check/variables/scope.js'
import type { IgnoreMatcher } from '../../ignore/index.js'
import type { Dockerfile, Entry, Node, Stage, Word } from '../../model/index.js'
import type { Place, Problem } from '../../problem/index.js'
import type { Context } from './context.js'
import type { StageFacts } from './stage-facts.js'
import type { Syntax } from './syntax.js'

/** What rules see of a file. */
export interface FileView {
  readonly file: Dockerfile
  readonly resolved: Resolved
  readonly lex: LexOptions
  /** What FROM sees. */
  readonly globals: Scope
  /** What FROM would see if no build argument were given. */
  readonly defaults: Scope
  /** How the file is written; absent for a file that was never text. */
  readonly syntax: Syntax | undefined
  /** What `parse` and `check` said. */
  readonly problems: readonly Problem[]
  readonly ignore: IgnoreMatcher | undefined
  /** What lies on the disk to be sent; absent where nobody knows. */
  readonly context: Context | undefined
  readonly platformOf: ((image: string) => string | undefined) | undefined
  place(node: Node): Place | undefined
  /** The comments before an instruction or FROM, as BuildKit groups them: without blanks around, from the last empty one on. */
  commentsOf(node: Node): readonly string[]
  /** What `perFile` has worked out. */
  readonly known: unknown[]
}

export interface StageView {
  readonly file: FileView
  readonly stage: Stage
  readonly index: number
  readonly base: ResolvedBase
  /** The last stage is what is built when nobody says otherwise. */
  readonly isLast: boolean
  /** Its layers are in the last stage's image: it is the last one, or one that the last begins with. */
  readonly isShipped: boolean
}

/** An entry while it is visited. It is one object for all entries: nothing of it may be kept. */
export interface EntryView {
  readonly entry: Entry
  /** Its index in the stage; that of a trigger is -1. */
  readonly index: number
  readonly stage: StageView
  /** The variables that the instruction sees. */
  readonly scope: Scope
  /** The index of the stage that a COPY takes from, if it is one. */
  readonly from: number | undefined
  /** What holds when the instruction is carried out. */
  readonly facts: StageFacts
  /** The instruction comes from an ONBUILD of the stage that this one begins with. */
  readonly isTrigger: boolean
  readonly syntax: Syntax | undefined
  evaluate(word: Word): ReturnType<typeof evaluate>
  /** The text of a word; nothing when it is not known. */
  text(word: Word): string | undefined
  /** The same, and nothing either where an argument without a value decides: whoever builds gives it one. */
  sureText(word: Word): string | undefined
  /** What `perEntry` has worked out. */
  readonly known: unknown[]
}
