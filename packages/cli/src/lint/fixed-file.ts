import { withoutFix, type Found } from './found.js'

/** A Dockerfile or a config after everything was mended that could be. */
export interface FixedFile {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly fixed: readonly Found[]
  /** What lint says of the new text. */
  readonly left: readonly Found[]
  /** Its outputs are described by it, so they are stale now. */
  readonly isConfig: boolean
}

/** A problem whose fix was not made, and why. */
export const unmended = (found: Found, why: string): Found => ({
  ...withoutFix(found),
  related: [...(found.related ?? []), { message: `--fix leaves it: ${why}` }],
})
