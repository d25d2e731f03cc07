import { evaluate } from '../../check/expand/evaluate.js'
import { alongBases } from '../../check/variables/along-bases.js'
import { Scope } from '../../check/variables/scope.js'
import { applyEntry, baseFacts } from '../../check/variables/stage-scope.js'
import type { CheckOptions } from '../../check/options.js'
import type { Entry, Word } from '../../model/index.js'
import { noSilence } from './comments.js'
import type { FileVisitor, StageVisitor } from './rule.js'
import { isInstruction, type Run } from './run.js'
import type { Silences } from './silences.js'
import { triggersOf, type Trigger } from './triggers.js'
import type { EntryView, FileView, StageView } from './views.js'

/** What a visit of all entries needs. */
export interface Walk {
  readonly view: FileView
  readonly visitors: readonly FileVisitor[]
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
    for (const { globalArg } of visitors) globalArg?.(entry)
  }
  visitStages(walked)
  run.visit(undefined, noSilence)
  for (const { end } of visitors) end?.()
}

function visitStages(walked: Walk): void {
  const { file, resolved } = walked.view
  const scope = new Scope()
  alongBases(
    resolved,
    scope,
    (base, stage) => baseFacts(base, file.stages[stage]!, walked.options),
    (stage) => {
      visitStage(walked, stage, scope)
      return { workdir: undefined, open: scope.open }
    },
  )
}

function visitStage({ view, visitors, run, silences, options }: Walk, index: number, scope: Scope): void {
  const stage = view.file.stages[index]!
  const base = view.resolved.bases[index]!
  const isLast = index === view.file.stages.length - 1
  const said: StageView = { file: view, stage, index, base, isLast, comments: silences.blocks.get(stage) ?? none }
  run.visit(stage, silences.byNode.get(stage) ?? noSilence)
  const found: StageVisitor[] = []
  for (const visitor of visitors) {
    const one = visitor.stage?.(said)
    if (one !== undefined) found.push(one)
  }
  const dispatch = new Dispatch(said, found, scope, options)
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
  for (const { end } of found) end?.()
}

/** Hands entries of one stage to the rules that want them. */
class Dispatch implements EntryView {
  entry!: Entry
  index = -1
  comments: readonly string[] = none
  isTrigger = false
  syntax: EntryView['syntax']
  private readonly byKind = new Map<Entry['kind'], ((entry: Entry, at: EntryView) => void)[]>()
  private readonly everywhere: ((entry: Entry, at: EntryView) => void)[] = []
  private readonly defaults: ((value: Word, at: EntryView) => void)[] = []

  constructor(
    readonly stage: StageView,
    visitors: readonly StageVisitor[],
    readonly scope: Scope,
    private readonly options: CheckOptions,
  ) {
    for (const { entries = {}, instruction, argumentDefault } of visitors) {
      for (const kind of Object.keys(entries) as Entry['kind'][]) {
        const list = this.byKind.get(kind)
        const handler = entries[kind] as (entry: Entry, at: EntryView) => void
        if (list === undefined) this.byKind.set(kind, [handler])
        else list.push(handler)
      }
      if (instruction !== undefined) this.everywhere.push(instruction)
      if (argumentDefault !== undefined) this.defaults.push(argumentDefault)
    }
  }

  visit(entry: Entry, index: number, comments: readonly string[], trigger: Trigger | undefined): void {
    const { file } = this.stage
    this.entry = entry
    this.index = index
    this.comments = comments
    this.isTrigger = trigger !== undefined
    this.syntax = trigger === undefined ? file.syntax : trigger.syntax
    for (const handler of this.byKind.get(entry.kind) ?? []) handler(entry, this)
    for (const handler of this.everywhere) handler(entry, this)
    applyEntry(entry, this.scope, file.globals, file.lex, this.options.buildArguments, (value) => {
      for (const handler of this.defaults) handler(value, this)
    })
  }

  evaluate(word: Word): ReturnType<EntryView['evaluate']> {
    return evaluate(word, this.scope.lookup, this.stage.file.lex)
  }
}
