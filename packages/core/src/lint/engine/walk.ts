import { evaluate } from '../../check/expand/evaluate.js'
import { alongBases } from '../../check/variables/along-bases.js'
import { Scope } from '../../check/variables/scope.js'
import { applyEntry, baseFacts } from '../../check/variables/stage-scope.js'
import type { CheckOptions } from '../../check/options.js'
import type { ResolvedBase } from '../../check/stages/resolve.js'
import type { Entry, Word } from '../../model/index.js'
import { noSilence } from './comments.js'
import type { FileVisitor, Report, StageVisitor } from './rule.js'
import { isInstruction, type Run } from './run.js'
import type { Silences } from './silences.js'
import { applyFacts, factsOfBase, type StageFacts } from './stage-facts.js'
import { triggersOf, type Trigger } from './triggers.js'
import type { EntryView, FileView, StageView } from './views.js'

/** A visitor, and what its handlers report to. */
export interface Visiting {
  readonly visitor: FileVisitor
  readonly report: Report
}

/** What a visit of all entries needs. */
export interface Walk {
  readonly view: FileView
  readonly visitors: readonly Visiting[]
  readonly run: Run
  readonly silences: Silences
  readonly options: CheckOptions
}

const none: readonly string[] = Object.freeze([])

/** Visits every entry once, for all rules. */
export function walk(walked: Walk): void {
  const { view, visitors, run, silences } = walked
  for (const entry of view.file.globalArgs) {
    if (entry.kind !== 'arg') continue
    run.visit(entry, silences.byNode.get(entry) ?? noSilence)
    for (const { visitor } of visitors) visitor.globalArg?.(entry)
  }
  visitStages(walked, new ByKind(visitors))
  run.visit(undefined, noSilence)
  for (const { visitor } of visitors) visitor.end?.()
}

function visitStages(walked: Walk, handlers: ByKind): void {
  const { file, resolved } = walked.view
  const scope = new Scope()
  const shipped = shippedStages(resolved.bases)
  const facts: StageFacts[] = []
  const begun = new Map<number, StageFacts>()
  alongBases(
    resolved,
    scope,
    (base, stage) => {
      const given = baseFacts(base, file.stages[stage]!, walked.options)
      begun.set(stage, factsOfBase(base, given))
      return given
    },
    (stage) => {
      const base = resolved.bases[stage]!
      const first = base.kind === 'stage' ? facts[base.index]! : begun.get(stage)!
      facts[stage] = visitStage(walked, handlers, stage, scope, first, shipped.has(stage))
      return { workdir: undefined, open: scope.open }
    },
  )
}

/** The last stage, and those that it begins with. */
function shippedStages(bases: readonly ResolvedBase[]): ReadonlySet<number> {
  const shipped = new Set<number>()
  for (let index = bases.length - 1; index >= 0;) {
    shipped.add(index)
    const base: ResolvedBase = bases[index]!
    if (base.kind !== 'stage') break
    index = base.index
  }
  return shipped
}

function visitStage(
  { view, visitors, run, silences, options }: Walk,
  handlers: ByKind,
  index: number,
  scope: Scope,
  begun: StageFacts,
  isShipped: boolean,
): StageFacts {
  const stage = view.file.stages[index]!
  const base = view.resolved.bases[index]!
  const isLast = index === view.file.stages.length - 1
  const comments = silences.blocks.get(stage) ?? none
  const said: StageView = { file: view, stage, index, base, isLast, isShipped, comments }
  run.visit(stage, silences.byNode.get(stage) ?? noSilence)
  const found: StageVisitor[] = []
  for (const { visitor } of visitors) {
    const one = visitor.stage?.(said)
    if (one !== undefined) found.push(one)
  }
  const dispatch = new Dispatch(said, handlers, found, scope, options, begun)
  if (base.kind === 'stage') {
    for (const trigger of triggersOf(view.file.stages[base.index]!)) {
      // BuildKit heeds no comment for what comes from a trigger.
      run.visit(stage, noSilence)
      dispatch.visit(trigger.entry, -1, none, trigger)
    }
  }
  stage.instructions.forEach((entry, at) => {
    if (!isInstruction(entry)) return
    run.visit(entry, silences.byNode.get(entry) ?? noSilence)
    dispatch.visit(entry, at, silences.blocks.get(entry) ?? none, undefined)
  })
  run.visit(stage, silences.byNode.get(stage) ?? noSilence)
  for (const { end } of found) end?.(dispatch.facts)
  return dispatch.facts
}

type EntryHandler = (entry: Entry, at: EntryView) => void

interface Handler {
  readonly handle: (entry: Entry, report: Report, at: EntryView) => void
  readonly report: Report
}

/** The handlers that all stages share, gathered when a kind is met first. */
class ByKind {
  private readonly known = new Map<Entry['kind'], readonly Handler[]>()

  constructor(private readonly visitors: readonly Visiting[]) {}

  of(kind: Entry['kind']): readonly Handler[] {
    let found = this.known.get(kind)
    if (found === undefined) {
      const list: Handler[] = []
      for (const { visitor, report } of this.visitors) {
        const handle = visitor.handlers?.[kind] as Handler['handle'] | undefined
        if (handle !== undefined) list.push({ handle, report })
      }
      this.known.set(kind, (found = list))
    }
    return found
  }
}

/** Hands entries of one stage to the rules that want them. */
class Dispatch implements EntryView {
  entry!: Entry
  index = -1
  comments: readonly string[] = none
  isTrigger = false
  private copies: ReadonlyMap<number, number | undefined> | undefined
  syntax: EntryView['syntax']
  private readonly byKind = new Map<Entry['kind'], readonly EntryHandler[]>()
  private readonly everywhere: EntryHandler[] = []
  private readonly defaults: ((value: Word, at: EntryView) => void)[] = []
  private readonly eachDefault = (value: Word): void => {
    for (const handler of this.defaults) handler(value, this)
  }

  constructor(
    readonly stage: StageView,
    private readonly handlers: ByKind,
    private readonly visitors: readonly StageVisitor[],
    readonly scope: Scope,
    private readonly options: CheckOptions,
    public facts: StageFacts,
  ) {
    for (const { instruction, argumentDefault } of visitors) {
      if (instruction !== undefined) this.everywhere.push(instruction)
      if (argumentDefault !== undefined) this.defaults.push(argumentDefault)
    }
  }

  /** The handlers of this stage alone, gathered when a kind is met first. */
  private ownOf(kind: Entry['kind']): readonly EntryHandler[] {
    let found = this.byKind.get(kind)
    if (found === undefined) {
      const list: EntryHandler[] = []
      for (const { entries } of this.visitors) {
        const handler = entries?.[kind] as EntryHandler | undefined
        if (handler !== undefined) list.push(handler)
      }
      this.byKind.set(kind, (found = list))
    }
    return found
  }

  visit(entry: Entry, index: number, comments: readonly string[], trigger: Trigger | undefined): void {
    const { file } = this.stage
    this.entry = entry
    this.index = index
    this.comments = comments
    this.isTrigger = trigger !== undefined
    this.syntax = trigger === undefined ? file.syntax : trigger.syntax
    for (const { handle, report } of this.handlers.of(entry.kind)) handle(entry, report, this)
    for (const handler of this.ownOf(entry.kind)) handler(entry, this)
    for (const handler of this.everywhere) handler(entry, this)
    this.facts = applyFacts(entry, this.facts, this)
    applyEntry(entry, this.scope, file.globals, file.lex, this.options.buildArguments, this.eachDefault)
  }

  get from(): number | undefined {
    const { file, index } = this.stage
    this.copies ??= new Map(
      file.resolved.uses[index]!.flatMap(({ kind, entry, to }) => (kind === 'copy' ? [[entry, to] as const] : [])),
    )
    return this.copies.get(this.index)
  }

  evaluate(word: Word): ReturnType<EntryView['evaluate']> {
    return evaluate(word, this.scope.lookup, this.stage.file.lex)
  }
}
