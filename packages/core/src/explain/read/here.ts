import type { Node, Onbuild, Reference, Word } from '../../model/index.js'
import type { Replace } from './replace.js'
import type { NamedContexts } from './origin.js'
import type { Settings } from './settings.js'
import type { Traces } from './traces.js'

/** What an instruction finds when it is its turn. */
export interface Here extends Replace {
  readonly stage: number
  /** What tells the image that the stage begins with from another. */
  readonly root: string
  /** The ONBUILD of the base that the instruction comes from, if it does. */
  readonly onbuild: Onbuild | undefined
  readonly settings: Settings
  readonly traces: Traces
  readonly contexts: NamedContexts
  /** Its value, or what tells it from others. */
  trace(word: Word): string
  /** The index of the stage that a reference of this instruction means; `at` is the mount, or the instruction. */
  stageOf(reference: Reference | undefined, at: Node): number | undefined
}
