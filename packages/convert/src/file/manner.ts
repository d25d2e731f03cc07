/** How much is tried. What fails with `nice` is tried again plainly. */
export interface Manner {
  /** Handles for build arguments, artifacts, and what is repeated said once. */
  readonly nice: boolean
  readonly loose: boolean
  /** Arguments of stages for which a handle turned out to spare nothing. */
  readonly withoutHandle: ReadonlySet<string>
}
