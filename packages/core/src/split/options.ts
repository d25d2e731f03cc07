import type { ContextView } from '../lint/index.js'
import type { IgnoreMatcher } from '../ignore/index.js'
import type { Node } from '../model/index.js'
import type { Place } from '../problem/index.js'

export interface MultiStageOptions {
  /** Where each node stands, as `parse` gives it, for the place of a refusal. */
  readonly places?: ReadonlyMap<Node, Place>
  /** The build context. Without it, what is copied from a folder is not known, and many files are refused. */
  readonly context?: ContextView
  /** The ignore file of the build context. */
  readonly ignore?: IgnoreMatcher
}
