import type { TextLike } from './values.js'

export declare const isStage: unique symbol

/** Any stage that has a base: what other stages can refer to, and what a file is made of. */
export interface AnyStage {
  readonly [isStage]: true
  readonly name: string | undefined
}

/** An output of a stage, declared with `artifact` and read from `artifacts`. */
export interface Artifact<Name extends string = string> {
  readonly kind: 'artifact'
  readonly name: Name
  readonly path: string
}

/** An image that is not built here, made by `image` or `unpinned`. */
export interface Image {
  readonly kind: 'image'
  readonly reference: string
}

/** A named build context, given to the build with `--build-context name=…`. */
export interface Context {
  readonly kind: 'context'
  readonly name: string
}

/** One stage of several, chosen by a build argument: the base that `select` makes. */
export interface Selection {
  readonly kind: 'selection'
  readonly arg: TextLike
}

/** What `from` takes besides a checked string. */
export type Base = AnyStage | Image | Context | Selection | TextLike

/** What files can be copied or mounted from. A string is always the name of an earlier stage. */
export type Origin = string | AnyStage | Image | Context
