import { DockerfileError, emit } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { imageEdits, writtenBefore, type ImageEdit } from './image-edits.js'
import { hashOf, seal, sourcesOf } from './header.js'
import type { Output } from './plan.js'

/**
 * Why an output is not what its config describes.
 *
 * - `config`: the config, or one of the user's own files that it imports, has changed since the output was written
 * - `outside`: they are as they were; a package is another version, or something that the config reads has changed
 * - `form`: another version of Stagecraft wrote it, whose canonical form was another
 * - `unknown`: the output does not say what it was made from
 * - `merge`: the marks of a merge that was not finished stand in it
 * - `edit`: somebody changed the output
 */
export type Cause =
  | { readonly kind: 'config' | 'outside' | 'form' | 'unknown' }
  /** The line of the first mark. */
  | { readonly kind: 'merge'; readonly line: number }
  | {
      readonly kind: 'edit'
      /** What was changed, when it was tags, digests and versions alone. */
      readonly images?: readonly ImageEdit[]
      /** Whether the config describes the same as when the output was written, as far as the output says. */
      readonly configIsSame: boolean
      /** The output as it was written, where the config changed as well and yet both changes can be told apart. */
      readonly written?: string
    }

/** The cause, for an output that Stagecraft wrote before. */
export function causeOf({ state, text, existing, sealed }: Output): Cause | undefined {
  if (text === undefined || existing === undefined) return undefined
  if (state === 'stale') return { kind: staleCause(text, existing) }
  // Without a header nobody knows which of the two was changed.
  if (state === 'edited' || (state === 'foreign' && !sealed)) {
    const line = lineOfMerge(existing)
    if (line !== undefined) return { kind: 'merge', line }
    const configIsSame =
      !sealed || hashOf(existing) === hashOf(text) || (sourcesOf(existing) !== undefined && sameSources(existing, text))
    const written = configIsSame ? undefined : writtenBefore(existing, text)
    const images = imageEdits(written ?? text, existing)
    return {
      kind: 'edit',
      configIsSame,
      ...(images === undefined ? {} : { images }),
      ...(written === undefined ? {} : { written }),
    }
  }
  return undefined
}

/** Where git left both sides for somebody to choose. */
function lineOfMerge(text: string): number | undefined {
  const marks = /^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} /m.exec(text)
  return marks === null ? undefined : text.slice(0, marks.index).split('\n').length
}

const sameSources = (one: string, other: string): boolean => sourcesOf(one) === sourcesOf(other)

function staleCause(text: string, existing: string): 'config' | 'outside' | 'form' | 'unknown' {
  const known = sourcesOf(existing) !== undefined && sourcesOf(text) !== undefined
  if (known && !sameSources(existing, text)) return 'config'
  // The config may have found another copy of core than the CLI has; then the CLI's form says nothing of either text.
  if (isCanonical(text) && !isCanonical(existing)) return 'form'
  return known ? 'outside' : 'unknown'
}

function isCanonical(text: string): boolean {
  const lf = text.replaceAll('\r\n', '\n')
  try {
    const { file, problems } = parse(lf)
    return !problems.some(({ severity }) => severity === 'error') && seal(emit(file).text) === seal(lf)
  } catch (error) {
    if (error instanceof DockerfileError) return false
    throw error
  }
}
