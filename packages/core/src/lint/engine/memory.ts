import type { Remembers } from './plan.js'
import type { Rule } from './rule.js'
import type { FileView, StageView } from './views.js'

/** What rules remember of a file and of its stages, begun when it is first asked for: most rules are never asked. */
export class Memory {
  private readonly ofFile: (object | undefined)[] = []
  private readonly ofStages: { readonly stage: StageView; readonly states: object[] }[] = []

  constructor(private readonly file: FileView) {}

  /** To be called before anything of a stage, and after the stage that it begins with. */
  enter(stage: StageView): void {
    this.ofStages[stage.index] = { stage, states: [] }
  }

  /** What a rule remembers; nothing when it has nothing to look for in this file. */
  of({ begin, start, slot }: Remembers, stage: number): object | undefined {
    if (start !== undefined) return this.ofStages[stage]!.states[slot] ?? this.start(start, slot, stage)
    let found = this.ofFile[slot]
    if (found === undefined) this.ofFile[slot] = found = begin?.(this.file) ?? nothing
    return found === nothing ? undefined : found
  }

  /** Begins along the stages that this one begins with, the lowest one first: there may be thousands. */
  private start(start: NonNullable<Rule['start']>, slot: number, index: number): object {
    const waiting = [this.ofStages[index]!]
    let inherited: object | undefined
    for (;;) {
      const { base } = waiting[waiting.length - 1]!.stage
      if (base.kind !== 'stage') break
      const below = this.ofStages[base.index]!
      inherited = below.states[slot]
      if (inherited !== undefined) break
      waiting.push(below)
    }
    let state: object | undefined = inherited
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      state = next.states[slot] = start(state as never, next.stage)
    return state!
  }
}

const nothing = Object.freeze({})
