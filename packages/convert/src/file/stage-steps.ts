import type { Arg, Entry, Onbuild } from '@stagecraft/core/model'
import type { EntryContext } from '../entries/context.js'
import { entryForms } from '../entries/entry.js'
import { commentCall } from '../entries/comments.js'
import { rawOf } from '../entries/raw.js'
import { triggerCall, triggersCall } from '../entries/onbuild.js'
import type { Expression } from '../expression.js'
import type { Call } from '../library.js'
import { Unsayable } from '../unsayable.js'
import { isSingle } from './build-arguments.js'
import { originOf } from './origin.js'
import type { Plan } from './plan.js'
import type { Surroundings } from './probe.js'
import { startOf } from './stage-start.js'
import { variablesIn } from './variables.js'

/** One call of a stage's chain. */
export interface Step {
  readonly call: Call
  /** How many lines of the Dockerfile it writes. */
  readonly lines: number
  readonly kind: Entry['kind']
}

export interface StageSteps {
  /** `stage('app').from('node:22')`, comments before FROM among it. */
  readonly start: Expression
  readonly steps: readonly Step[]
  readonly end: Ending
}

/** What a stage leaves to the stages that start from it. */
export interface Ending {
  readonly shell: Call | undefined
  readonly user: Call | undefined
  readonly visible: ReadonlySet<string>
}

/** Tells one stage in calls. `endings` are those of the stages before. */
export function stageSteps(plan: Plan, index: number, endings: readonly Ending[]): StageSteps {
  const stage = plan.file.stages[index]!
  const parent = plan.references.base(stage.base, index)
  const inherited = parent === undefined ? nothing : endings[parent]!
  const teller = new Teller(plan, index, inherited)
  teller.tell(stage.instructions)
  return { start: startOf(plan, stage, index, parent), steps: teller.steps, end: teller.ending() }
}

const nothing: Ending = { shell: undefined, user: undefined, visible: new Set() }

class Teller {
  readonly steps: Step[] = []
  readonly #visible: Set<string>
  #shell: Call | undefined
  #user: Call | undefined

  constructor(
    readonly plan: Plan,
    readonly index: number,
    inherited: Ending,
  ) {
    this.#visible = new Set(inherited.visible)
    this.#shell = inherited.shell
    this.#user = inherited.user
  }

  ending(): Ending {
    return { shell: this.#shell, user: this.#user, visible: this.#visible }
  }

  tell(entries: readonly Entry[]): void {
    for (let at = 0; at < entries.length;) {
      const entry = entries[at]!
      if (isSingle(entry)) at = this.#tellArguments(entries, at)
      else if (entry.kind === 'onbuild') at = this.#tellTriggers(entries, at)
      else if (entry.kind === 'comment') at = this.#tellComment(entries, at)
      else {
        this.#add(this.#callOf(entry), entry)
        at++
      }
    }
  }

  #add(call: Call, entry: Entry, lines = this.plan.textOf(entry).split('\n').length): void {
    this.steps.push({ call, lines, kind: entry.kind })
    if (entry.kind === 'shell') this.#shell = call
    else if (entry.kind === 'user') this.#user = call
    else if (entry.kind === 'arg') for (const { name } of entry.args) this.#visible.add(name)
  }

  /** The first form that gives the text, and else the text itself. */
  #callOf(entry: Entry): Call {
    const wanted = this.plan.textOf(entry)
    return (
      this.#firstThatGives(entry, this.#context(this.#visible), wanted) ??
      rawOf(entry, wanted, this.plan.file.directives.escape)
    )
  }

  #firstThatGives(entry: Entry, context: EntryContext, wanted: string): Call | undefined {
    if (entry.kind === 'blank' || entry.kind === 'comment') return entryForms(entry, context).next().value as Call
    const expected = withoutIndex(entry, wanted)
    try {
      for (const form of entryForms(entry, context)) {
        if (this.plan.probe.gives([form], expected, this.#surroundings())) return form
      }
    } catch (error) {
      if (!(error instanceof Unsayable)) throw error
    }
    return undefined
  }

  #surroundings(): Surroundings {
    return { shell: this.#shell, user: this.#user, visible: [...this.#visible] }
  }

  #context(visible: ReadonlySet<string>): EntryContext {
    const { plan, index } = this
    const { arguments: args } = plan
    return {
      handles: (name) => (visible.has(name) ? args.handle(name) : undefined),
      origin: (reference) => originOf(plan, reference, index),
      artifact: (reference, path) => {
        const user = plan.references.used(reference)
        return user === undefined || user >= index ? undefined : plan.artifacts.find(reference, path, plan.constants)
      },
      secret: plan.secrets.handle,
      declared: (name) => args.handle(name),
    }
  }

  /**
   * A group of ARGs, and the instruction after it. The last of the group are not said when using their handles in that
   * instruction declares them at this very place.
   */
  #tellArguments(entries: readonly Entry[], start: number): number {
    let end = start
    while (end < entries.length && isSingle(entries[end]!)) end++
    const group = entries.slice(start, end) as readonly Arg[]
    const next = entries[end]
    const used = next === undefined || next.kind === 'arg' ? new Set<string>() : variablesIn(next)
    let first = group.length
    while (first > 0 && this.#canBeAutomatic(group[first - 1]!, used)) first--
    const automatic = group.slice(first)
    if (next === undefined || automatic.length === 0) return this.#sayArguments(group, end)
    const context = this.#context(new Set([...this.#visible, ...automatic.map(({ args }) => args[0]!.name)]))
    const wanted = [...automatic, next].map((entry) => this.plan.textOf(entry)).join('\n')
    this.#sayArguments(group.slice(0, first), end)
    const form = this.#firstThatGives(next, context, wanted)
    if (form === undefined) return this.#sayArguments(automatic, end)
    for (const { args } of automatic) this.#visible.add(args[0]!.name)
    this.#add(form, next)
    return end + 1
  }

  #sayArguments(group: readonly Arg[], end: number): number {
    for (const entry of group) this.#add(this.#callOf(entry), entry)
    return end
  }

  #canBeAutomatic({ args }: Arg, used: ReadonlySet<string>): boolean {
    const declaration = args[0]!
    const { name } = declaration
    return used.has(name) && !this.#visible.has(name) && this.plan.arguments.fits(declaration)
  }

  /** Triggers that follow each other are said in one call. */
  #tellTriggers(entries: readonly Entry[], start: number): number {
    const context = this.#context(new Set())
    const calls: Call[] = []
    let at = start
    for (; entries[at]?.kind === 'onbuild'; at++) {
      const entry = entries[at] as Onbuild
      const wanted = this.plan.textOf(entry)
      const gives = (form: Call): boolean => this.plan.probe.gives([triggersCall([form])], wanted, this.#surroundings())
      const form = triggerCall(entry, context, gives)
      if (form === undefined) break
      calls.push(form)
    }
    if (calls.length > 0) this.#add(triggersCall(calls), entries[start]!, calls.length)
    const next = entries[at]
    if (next?.kind !== 'onbuild') return at
    this.#add(rawOf(next, this.plan.textOf(next), this.plan.file.directives.escape), next)
    return at + 1
  }

  /** `allow` writes a second comment for rules that BuildKit knows. */
  #tellComment(entries: readonly Entry[], at: number): number {
    const entry = entries[at]!
    const next = entries[at + 1]
    const form = this.#callOf(entry)
    const [rule] = form.args
    const second =
      form.method === 'allow' && /^'[A-Z][A-Za-z]+'$/.test(rule!.text)
        ? ` check=skip=${rule!.text.slice(1, -1)}`
        : undefined
    if (second === undefined) {
      this.#add(form, entry)
      return at + 1
    }
    if (next?.kind === 'comment' && next.text === second) {
      this.#add(form, entry)
      return at + 2
    }
    this.#add(commentCall(entry.kind === 'comment' ? entry.text : ''), entry)
    return at + 1
  }
}

/** A stage without a name is referred to by its index, which is another one where the instruction is tried. */
function withoutIndex(entry: Entry, text: string): string {
  if (entry.kind !== 'copy' || entry.flags.from?.kind !== 'stage-reference') return text
  return text.replace(/^COPY --from=\d+ /, 'COPY --from=0 ')
}
