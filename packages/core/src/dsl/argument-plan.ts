import { DockerfileError } from '../problem/index.js'
import { list, node, type Arg, type Entry, type Word } from '../model/index.js'
import type { ArgHandle } from './handle.js'
import { lookUp, type Ordered, type PlacedStage } from './order.js'
import type { Step } from './step.js'
import { wordText } from './word-text.js'

/** Whether a file has build arguments that somebody must place: most have none. */
export function hasArguments(placed: readonly PlacedStage[], globals: readonly Step[]): boolean {
  if (globals.length > 0) return true
  for (let index = 0; index < placed.length; index++) {
    const { stage, steps } = placed[index]!
    const { root, platformUses } = stage.origin
    if (root.kind === 'selection' || platformUses.length > 0) return true
    if (root.kind === 'image' && root.uses.length > 0) return true
    for (let at = 0; at < steps.length; at++) {
      const { uses, declares } = steps[at]!
      if (uses.length > 0 || declares !== undefined) return true
    }
  }
  return false
}

/**
 * Decides where build arguments are declared: globally when a base uses them, else in each stage directly before the
 * first instruction that uses them, and not again in the stages that start from it. The place of an ARG decides what
 * stays cached when its value changes, so it stands as late as it can.
 */
export class ArgumentPlan {
  readonly #handles = new Map<string, ArgHandle>()
  readonly #explicit = new Set<string>()
  readonly #global = new Map<string, ArgHandle>()
  /** The arguments that a stage leaves visible, by its index. */
  readonly #visible: (ReadonlySet<string> | undefined)[] = []

  constructor(placed: readonly PlacedStage[], globals: readonly Step[]) {
    for (const { entry, declares } of globals) {
      if (declares !== undefined) this.#know(declares)
      if (entry.kind === 'arg') for (const { name } of entry.args) this.#explicit.add(name)
    }
    for (const { stage, steps } of placed) {
      const { root, platformUses } = stage.origin
      if (root.kind === 'image' && root.uses.length > 0) for (const handle of root.uses) this.#useGlobally(handle)
      if (root.kind === 'selection') this.#useGlobally(root.arg)
      if (platformUses.length > 0) for (const handle of platformUses) this.#useGlobally(handle)
      for (const { uses, declares } of steps) {
        if (uses.length > 0) for (const handle of uses) this.#know(handle)
        if (declares !== undefined) this.#know(declares)
      }
    }
  }

  isGlobal(name: string): boolean {
    return this.#global.has(name) || this.#explicit.has(name)
  }

  globalDeclarations(): Arg[] {
    return [...this.#global.values()].map((handle) =>
      node({
        kind: 'arg',
        args: list([
          Object.freeze(
            handle.default === undefined ? { name: handle.name } : { name: handle.name, value: handle.default },
          ),
        ]),
      }),
    )
  }

  enter({ stage }: PlacedStage, ordered: Ordered): VisibleArguments {
    const { root } = stage.origin
    const inherited = root.kind === 'stage' ? this.#visible[lookUp(ordered, root.stage).index] : undefined
    return new VisibleArguments(inherited)
  }

  /** What runs the triggers of a stage. */
  enterChild(): VisibleArguments {
    return new VisibleArguments(undefined)
  }

  leave({ index }: PlacedStage, visible: VisibleArguments): void {
    this.#visible[index] = visible.names
  }

  #useGlobally(handle: ArgHandle): void {
    this.#know(handle)
    if (handle.automatic || this.isGlobal(handle.name)) return
    for (const inner of handle.defaultUses) this.#useGlobally(inner)
    this.#global.set(handle.name, handle)
  }

  #know(handle: ArgHandle): void {
    const known = this.#handles.get(handle.name)
    if (known === undefined) this.#handles.set(handle.name, handle)
    else if (known !== handle && !sameDefault(known.default, handle.default)) {
      throw new DockerfileError({
        code: 'arg-conflict',
        message: `two build arguments are called ${handle.name}, with the defaults ${shown(known.default)} and ${shown(handle.default)}`,
        hint: 'Share one handle, or give them different names',
      })
    }
    for (const inner of handle.defaultUses) if (known !== handle) this.#know(inner)
  }
}

/** The arguments that are visible at a point of one stage. */
class VisibleArguments {
  #names: Set<string> | undefined
  readonly #inherited: ReadonlySet<string> | undefined

  constructor(inherited: ReadonlySet<string> | undefined) {
    this.#inherited = inherited
  }

  get names(): ReadonlySet<string> | undefined {
    return this.#names ?? this.#inherited
  }

  /** The handles that must be declared before a step, those of their defaults first. */
  missing(step: Step): readonly ArgHandle[] {
    if (step.uses.length === 0) return step.uses
    const out: ArgHandle[] = []
    const add = (handle: ArgHandle): void => {
      if (this.names?.has(handle.name) === true) return
      for (const inner of handle.defaultUses) add(inner)
      this.#add(handle.name)
      out.push(handle)
    }
    step.uses.forEach(add)
    return out
  }

  declare(entry: Entry): void {
    if (entry.kind === 'arg') for (const { name } of entry.args) this.#add(name)
  }

  #add(name: string): void {
    this.#names ??= new Set(this.#inherited)
    this.#names.add(name)
  }
}

function sameDefault(a: Word | undefined, b: Word | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && shown(a) === shown(b))
}

function shown(value: Word | undefined): string {
  return value === undefined ? '(none)' : `"${wordText(value)}"`
}
