import type { Arg, Blank, Comment, Entry } from './instructions.js'
import type { Reference } from './reference.js'
import type { Word } from './word.js'

/** A whole Dockerfile. */
export interface Dockerfile {
  readonly kind: 'dockerfile'
  readonly directives: Directives
  /** What stands before the first stage: global arguments, and comments (the header among them). */
  readonly globalArgs: readonly (Arg | Comment | Blank)[]
  readonly stages: readonly Stage[]
}

/** Parser directives, printed in this order at the very top. */
export interface Directives {
  /** The frontend image, such as `docker/dockerfile:1`. */
  readonly syntax?: string
  /** The character that continues a line and escapes. Default: backslash. */
  readonly escape?: '\\' | '`'
  /** What `docker build --check` does, such as `skip=JSONArgsRecommended;error=true`. */
  readonly check?: string
}

/** From one FROM to the next. */
export interface Stage {
  readonly kind: 'stage'
  /** Lower case. */
  readonly name?: string
  readonly base: Reference
  readonly platform?: Word
  /** Comments directly before FROM. */
  readonly comments: readonly Comment[]
  readonly instructions: readonly Entry[]
}
