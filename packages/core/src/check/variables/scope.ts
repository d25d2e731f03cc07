import type { Binding } from '../expand/evaluate.js'

/** A variable of a scope. `declared` says that an ARG names it, though no value may be there. */
export interface Slot extends Binding {
  readonly declared?: true
}

/**
 * The variables that an instruction sees. Stages that begin with another stage see what it saw at its end: so stages
 * are visited along that tree, and what a stage adds is taken back when it is left. Nothing is ever copied.
 */
export class Scope {
  private readonly slots = new Map<string, Slot>()
  private readonly changes: { readonly name: string; readonly before: Slot | undefined }[] = []
  /** True when the base image may set anything. */
  open = false

  get(name: string): Slot | undefined {
    return this.slots.get(name)
  }

  set(name: string, slot: Slot): void {
    this.changes.push({ name, before: this.slots.get(name) })
    this.slots.set(name, slot)
  }

  readonly lookup = (name: string): Binding =>
    this.slots.get(name) ?? { set: this.open ? 'maybe' : false, byDefault: false }

  names(): IterableIterator<string> {
    return this.slots.keys()
  }

  mark(): number {
    return this.changes.length
  }

  /** Takes back everything since a mark. */
  rollBack(mark: number): void {
    while (this.changes.length > mark) {
      const { name, before } = this.changes.pop()!
      if (before === undefined) this.slots.delete(name)
      else this.slots.set(name, before)
    }
  }
}
