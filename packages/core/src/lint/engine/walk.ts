import { evaluate, usesOf, type Use } from '../../check/expand/evaluate.js'
import { alongBases } from '../../check/variables/along-bases.js'
import { Scope } from '../../check/variables/scope.js'
import { applyEntry, baseFacts } from '../../check/variables/stage-scope.js'
import type { CheckOptions } from '../../check/options.js'
import type { ResolvedBase } from '../../check/stages/resolve.js'
import type { Entry, Word } from '../../model/index.js'
import { noSilence } from './comments.js'
import { Memory } from './memory.js'
import type { Plan, Turn } from './plan.js'
import type { Report } from './rule.js'
import { isInstruction, type Run } from './run.js'
import type { Silences } from './silences.js'
import { applyFacts, factsOfBase, type StageFacts } from './stage-facts.js'
import { triggersOf, type Trigger } from './triggers.js'
import type { EntryView, FileView, StageView } from './views.js'

/** What a visit of all entries needs. */
export interface Walk {
  readonly view: FileView
  readonly plan: Plan
  readonly run: Run
  readonly silences: Silences
  readonly options: CheckOptions
}

/** Visits every entry once, for all rules. */
export function walk(walked: Walk): void {
  const { view, plan, run, silences } = walked
  for (const { rule, visit } of plan.file) visit(view, run.reportOf(rule))
  if (plan.globalArg.length > 0) {
    for (const entry of view.file.globalArgs) {
      if (entry.kind !== 'arg') continue
      run.visit(entry, silences.byNode.get(entry) ?? noSilence)
      for (const { rule, visit } of plan.globalArg) visit(entry, run.reportOf(rule), view)
    }
  }
  const memory = new Memory(view)
  visitStages(walked, memory)
  run.visit(undefined, noSilence)
  for (const { rule, visit, remembers } of plan.end) {
    const state = remembers && memory.of(remembers, -1)
    if (remembers === undefined || state !== undefined) visit(view, run.reportOf(rule), state as never)
  }
}

function visitStages(walked: Walk, memory: Memory): void {
  const { file, resolved } = walked.view
  const scope = new Scope()
  const facts: StageFacts[] = []
  const walker = new Walker(walked, memory, scope)
  const shipped = shippedStages(resolved.bases)
  let begun: StageFacts
  alongBases(
    resolved,
    scope,
    (base, stage) => {
      const given = baseFacts(base, file.stages[stage]!, walked.options)
      begun = factsOfBase(base, given)
      return given
    },
    (stage) => {
      const base = resolved.bases[stage]!
      walker.visitStage(stage, base.kind === 'stage' ? facts[base.index]! : begun, shipped.has(stage))
      facts[stage] = walker.facts
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

type Visit<One, Around> = (one: One, report: Report, around: Around, state: never) => void

/** Goes through the stages of a file, and hands their entries to the rules that want them. */
class Walker implements EntryView {
  entry!: Entry
  index = -1
  stage!: StageView
  facts!: StageFacts
  readonly known: unknown[] = []
  /** The first use of the stage that is not above the entry. */
  private use = 0
  isTrigger = false
  syntax: EntryView['syntax']
  /** Those before it are known already, so that no other rule is having its turn. */
  private readonly eachDefault = (value: Word): void => {
    this.hand(this.walked.plan.argumentDefault, value, this)
  }

  constructor(
    private readonly walked: Walk,
    private readonly memory: Memory,
    readonly scope: Scope,
  ) {}

  visitStage(index: number, begun: StageFacts, isShipped: boolean): void {
    const { view, plan, run, silences } = this.walked
    const { stages } = view.file
    const stage = stages[index]!
    const base = view.resolved.bases[index]!
    const said: StageView = { file: view, stage, index, base, isLast: index === stages.length - 1, isShipped }
    const silence = silences.byNode.get(stage) ?? noSilence
    this.stage = said
    this.facts = begun
    this.use = 0
    this.memory.enter(said)
    run.visit(stage, silence)
    this.hand(plan.stage, said, view)
    if (base.kind === 'stage') {
      for (const trigger of triggersOf(stages[base.index]!)) {
        // BuildKit heeds no comment for what comes from a trigger.
        run.visit(stage, noSilence)
        this.visit(trigger.entry, -1, trigger)
      }
    }
    const { instructions } = stage
    for (let at = 0; at < instructions.length; at++) {
      const entry = instructions[at]!
      if (!isInstruction(entry)) continue
      run.visit(entry, silences.byNode.get(entry) ?? noSilence)
      this.visit(entry, at, undefined)
    }
    run.visit(stage, silence)
    this.hand(plan.stageEnd, this.facts, said)
  }

  private visit(entry: Entry, index: number, trigger: Trigger | undefined): void {
    const { plan, view, options } = this.walked
    this.entry = entry
    this.index = index
    if (this.known.length > 0) this.known.fill(undefined)
    this.isTrigger = trigger !== undefined
    this.syntax = trigger === undefined ? view.syntax : trigger.syntax
    this.hand(plan.of(entry.kind), entry, this)
    this.hand(plan.instruction, entry, this)
    this.facts = applyFacts(entry, this.facts, this)
    applyEntry(entry, this.scope, view.globals, view.lex, options.buildArguments, this.eachDefault)
  }

  private hand<One, Around>(turns: readonly Turn<Visit<One, Around>>[], one: One, around: Around): void {
    const { run } = this.walked
    for (const { rule, visit, remembers } of turns) {
      if (remembers === undefined) visit(one, run.reportOf(rule), around, undefined as never)
      else {
        const state = this.memory.of(remembers, this.stage.index)
        // Nothing: there is nothing to look for in this file.
        if (state !== undefined) visit(one, run.reportOf(rule), around, state as never)
      }
    }
  }

  get from(): number | undefined {
    const uses = this.walked.view.resolved.uses[this.stage.index]!
    // Both are in the order of the file, so that all of a stage takes one way along its uses.
    while (this.use < uses.length && uses[this.use]!.entry < this.index) this.use++
    const use = uses[this.use]
    return use?.kind === 'copy' && use.entry === this.index ? use.to : undefined
  }

  evaluate(word: Word): ReturnType<EntryView['evaluate']> {
    return evaluate(word, this.scope.lookup, this.walked.view.lex)
  }

  text(word: Word): string | undefined {
    return typeof word === 'string' ? word : this.evaluate(word).text
  }

  sureText(word: Word): string | undefined {
    if (typeof word === 'string') return word
    const { text, byDefault } = this.evaluate(word)
    return byDefault && usesOf(word, this.walked.view.lex).some((use) => this.isLeftOpen(use)) ? undefined : text
  }

  private isLeftOpen({ name, guarded }: Use): boolean {
    const { set, byDefault } = this.scope.lookup(name)
    return set === false && byDefault && !guarded
  }
}
