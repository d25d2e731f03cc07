import type { Reference } from '@stagecraft/core/model'
import type { Expression } from '../expression.js'
import type { Handles } from '../words.js'

/** What an instruction must know of its file to be said. */
export interface EntryContext {
  /** Handles of the build arguments that are declared here. */
  readonly handles: Handles
  /** What a reference means: the constant of a stage, an image, or a named context. */
  origin(reference: Reference): Expression
  /** The artifact that says where these files come from, when the stage has one for the path. */
  artifact(reference: Reference, path: string): Expression | undefined
  /** The handle of a secret. */
  secret(id: string): Expression
  /** The handle to declare, for an ARG that its declaration fits. */
  declared(name: string): Expression | undefined
}
