import type { Binding } from '../expand/evaluate.js'

/** A variable of a scope. `declared` says that an ARG names it, though no value may be there. */
export interface Slot extends Binding {
  readonly declared?: true
  /** It is a variable of the image. */
  readonly isOfImage?: true
  /** The variable of the image that an ARG hides. */
  readonly hides?: Slot
}

/** What an instruction or a base does to a scope, by `set`. */
export type Change = (scope: Scope) => void

const nothing: ReadonlyMap<string, Slot> = new Map()

/**
 * The variables that an instruction sees. Stages that begin with another stage see what it saw at its end: so stages
 * are visited along that tree, and what a stage adds is taken back when it is left. Nothing is ever copied, and nothing
 * is worked out before somebody asks: most files define variables that only their programs read.
 */
export class Scope {
  private slots: Map<string, Slot> | undefined
  /** Which names were set, and what they were before. */
  private readonly undo: { readonly name: string; readonly before: Slot | undefined }[] = []
  private readonly changes: Change[] = []
  /** How much there was to undo before each change that was made. */
  private readonly made: number[] = []
  /** Names behind which a variable was hidden at some time. */
  private hidden: Set<string> | undefined
  private readonly below: ReadonlyMap<string, Slot>
  private isOpen = false
  private isChanging = false

  /** @param below what is visible from the start; it can be hidden, not changed */
  constructor(below: ReadonlyMap<string, Slot> = nothing) {
    this.below = below
  }

  /** True when the base image may set anything. */
  get open(): boolean {
    return this.isOpen
  }
  set open(open: boolean) {
    if (open === this.isOpen) return
    // What a declaration means depends on it.
    this.makeChanges()
    this.isOpen = open
  }

  get(name: string): Slot | undefined {
    if (this.made.length < this.changes.length) this.makeChanges()
    return this.slots?.get(name) ?? this.below.get(name)
  }

  readonly lookup = (name: string): Binding =>
    this.get(name) ?? { set: this.isOpen ? 'maybe' : false, byDefault: false }

  /** Makes a change as soon as somebody looks: it must depend on nothing but this scope and what never changes. */
  later(change: Change): void {
    this.changes.push(change)
  }

  /** Makes a change at once. */
  now(change: Change): void {
    this.changes.push(change)
    this.makeChanges()
  }

  /** For changes only: what is set otherwise is not taken back. */
  set(name: string, slot: Slot): void {
    this.slots ??= new Map()
    this.undo.push({ name, before: this.slots.get(name) })
    this.slots.set(name, slot)
  }

  /** For changes only: sets an argument, behind which a variable of the image may be hidden. */
  setArgument(name: string, slot: Slot): void {
    const before = this.get(name)
    const hidden = before?.isOfImage === true ? before : before?.hides
    if (hidden === undefined) return this.set(name, slot)
    this.hidden ??= new Set()
    this.hidden.add(name)
    this.set(name, { ...slot, hides: hidden })
  }

  /** For changes only: the image keeps its own, so a stage that begins with this one finds that. */
  showHidden(): void {
    for (const name of this.hidden ?? []) {
      const hidden = this.slots?.get(name)?.hides
      if (hidden !== undefined) this.set(name, hidden)
    }
  }

  *names(): IterableIterator<string> {
    this.makeChanges()
    yield* this.below.keys()
    for (const name of this.slots?.keys() ?? []) if (!this.below.has(name)) yield name
  }

  mark(): number {
    return this.changes.length
  }

  /** Takes back everything since a mark. */
  rollBack(mark: number): void {
    let size = this.undo.length
    // One by one: to set the length of a list costs more.
    while (this.changes.length > mark) {
      this.changes.pop()
      if (this.made.length > this.changes.length) size = this.made.pop()!
    }
    while (this.undo.length > size) {
      const { name, before } = this.undo.pop()!
      if (before === undefined) this.slots!.delete(name)
      else this.slots!.set(name, before)
    }
  }

  private makeChanges(): void {
    // A change looks into the scope itself, and sees those before it: what follows waits for its end.
    if (this.isChanging) return
    this.isChanging = true
    while (this.made.length < this.changes.length) {
      const change = this.changes[this.made.length]!
      this.made.push(this.undo.length)
      change(this)
    }
    this.isChanging = false
  }
}
