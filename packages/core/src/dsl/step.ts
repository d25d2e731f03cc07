import type { Comment, Entry, Instruction, Mount, Reference, Word } from '../model/index.js'
import type { ArgHandle } from './handle.js'
import type { CallPlace } from './places.js'

/**
 * A stage as the rest of the room sees it: one frozen link, which holds what the last call added and knows the link
 * before. So a call costs the same however long the stage is, and every earlier value stays what it was. The fields of
 * the step are its own, since a step beside it is one more thing to make, to freeze and to keep.
 */
export interface StageLink extends AddedStep {
  readonly kind: 'stage'
  readonly name: string | undefined
  readonly origin: Origin
  readonly before: StageLink | undefined
  readonly settings: Settings | undefined
  readonly outputs: { readonly [name: string]: string }
  /** The entry is plain. */
  readonly plain: boolean
  /** The newest link that added an instruction: two values with one tip are the same stage. */
  readonly tip: StageLink
  readonly call: CallPlace | undefined
}

/** A stage that something refers to: by value, or by name. */
export type StageInput = StageLink | string

/** The stages that a step refers to: one as it is, as nearly always, since a list around it would have to be frozen. */
export type References = StageInput | readonly StageInput[] | undefined

export function referenceCount(references: References): number {
  return references === undefined ? 0 : Array.isArray(references) ? references.length : 1
}

export function referenceAt(references: References, at: number): StageInput {
  return Array.isArray(references) ? (references as readonly StageInput[])[at]! : (references as StageInput)
}

/** Gives the name by which a stage is referred to in a file, or its index when it has none. */
export type NameOf = (stage: StageInput) => string | number

/**
 * What one call adds to a stage. Most entries are final at once; one that refers to a stage gets its final form from
 * `finish`, when the file knows the names of stages.
 */
export interface Step {
  readonly entry: Entry
  readonly uses: readonly ArgHandle[]
  readonly references: References
  readonly finish: ((step: Step, nameOf: NameOf) => Instruction) | undefined
  /** The handle that this step declares explicitly. */
  readonly declares: ArgHandle | undefined
}

/** The step of a link. Without an entry it is none: the call said something about the stage, such as an artifact. */
export type AddedStep = Omit<Step, 'entry'> & { readonly entry: Entry | undefined }

/** Whether a link has a step. */
export function hasStep(link: StageLink): link is StageLink & Step {
  return link.entry !== undefined
}

/** A mount that may name a stage; `finish` gives the model's mount when the file knows the names of stages. */
export interface MountStep {
  readonly type: Mount['type']
  readonly target: Word | undefined
  readonly uses: readonly ArgHandle[]
  readonly references: readonly StageInput[]
  readonly finish: (nameOf: NameOf) => Mount
  /** Set for the cache of a tool, whose place depends on the user of the stage. */
  readonly forHome: ((home: string, uid: number) => MountStep) | undefined
}

/** What `within` says once for all that is in it. */
export interface Settings {
  readonly mounts: readonly MountStep[]
  readonly network: 'default' | 'none' | 'host' | undefined
  readonly chown: Word | undefined
  readonly chmod: Word | undefined
  /** The build arguments in `chown` and `chmod`. */
  readonly uses: readonly ArgHandle[]
}

export const noUses: readonly ArgHandle[] = Object.freeze([])

export const noStep: AddedStep = Object.freeze({
  entry: undefined,
  uses: noUses,
  references: undefined,
  finish: undefined,
  declares: undefined,
})

/** A step whose entry is final. */
export function plainStep(entry: Entry, uses: readonly ArgHandle[] = noUses): Step {
  return { entry, uses, references: undefined, finish: undefined, declares: undefined }
}

/** What a stage starts from, before it knows its file. */
export type Root =
  | {
      readonly kind: 'image'
      readonly reference: Reference
      readonly uses: readonly ArgHandle[]
      /** Constant, with a tag or a digest, right and bare. */
      readonly plain: boolean
    }
  | { readonly kind: 'stage'; readonly stage: StageLink }
  | {
      readonly kind: 'selection'
      readonly arg: ArgHandle
      readonly reference: Word
      readonly stages: readonly StageLink[]
    }

export interface Origin {
  readonly root: Root
  readonly platform: Word | undefined
  readonly platformUses: readonly ArgHandle[]
  readonly comments: readonly Comment[]
  readonly call: CallPlace | undefined
}

/** On every stage value, whichever copy of this library made it. */
export const STAGE: unique symbol = Symbol.for('stagecraft.stage') as never

export function isStage(value: unknown): value is StageLink {
  return typeof value === 'object' && value !== null && STAGE in value
}
