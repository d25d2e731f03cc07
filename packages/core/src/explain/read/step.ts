import type { Entry } from '../../model/index.js'
import type { Taken } from './taken.js'

/** An instruction that BuildKit has work with. All others only say something about the image. */
export interface Step {
  readonly kind: 'run' | 'copy' | 'workdir'
  /** The index of the stage. */
  readonly stage: number
  /** As it stands in the file: for a trigger, the ONBUILD. */
  readonly entry: Entry
  /** It comes from an ONBUILD of the stage that this one begins with. */
  readonly isTrigger: boolean
  /** What the cache knows it by, beside what it takes and the variables that it sees. */
  readonly operation: string
  /** The variables that a command sees. */
  readonly environment: ReadonlyMap<string, string>
  readonly takes: readonly Taken[]
  /** Where it writes: `undefined` for a command, which may write anywhere, and for what is not known. */
  readonly writes: string | undefined
  /** A layer of its own: it does not depend on what stands before it. */
  readonly isLinked: boolean
}
