import { skipSpace, trimSpace } from '../model/lexical/white-space.js'
import { cleanPath } from './clean-path.js'

/** A pattern as it is matched. */
export interface SplitPattern {
  readonly isException: boolean
  /** Without the `!`; empty when nothing stands behind one. */
  readonly text: string
}

/**
 * Cleans a pattern once more, as BuildKit does before it matches, and takes the `!` off. Nothing for an empty one.
 * Cleaning a second time is no repetition: `!/` becomes `!`, and `/ a` has become ` a`.
 */
export function splitPattern(pattern: string): SplitPattern | undefined {
  const trimmed = trim(pattern)
  if (trimmed === '') return undefined
  const clean = cleanPath(trimmed)
  const isException = clean.startsWith('!')
  return { isException, text: isException ? clean.slice(1) : clean }
}

export function trim(text: string): string {
  const start = skipSpace(text, 0, text.length)
  return text.slice(start, trimSpace(text, start, text.length))
}
