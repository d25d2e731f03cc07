import { DockerfileError, emit } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { isCarried, saysTheSame } from './carried.js'
import { sidesInGit, writtenInGit } from './git-texts.js'
import { imageEdits, rebase, writtenBefore, type ImageEdit, type Rebased } from './image-edits.js'
import { hashOf, seal, sourcesOf, withHashOf } from './header.js'
import { isSettledBy, mergeIn } from './merge.js'
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
  | { readonly kind: 'config' | 'outside' | 'form' | 'line-ends' | 'unknown' }
  | {
      readonly kind: 'merge'
      /** The line of the first mark. */
      readonly line: number
      /** Whether nothing that somebody wrote is lost when the output is written anew. */
      readonly isSettled: boolean
      /** Whether git still has both sides, so that it can be asked for one. */
      readonly isInGit: boolean
    }
  | Edit

/** An edit of an output, and what became of its config meanwhile. */
export interface Edit {
  readonly kind: 'edit'
  /** What was changed, when it was tags, digests and versions alone; nothing, where it is what the config describes. */
  readonly images?: readonly ImageEdit[]
  /** The output as it was written, where that is known. */
  readonly written?: string
  /** Whether the config describes the same as when the output was written, as far as the output says. */
  readonly configIsSame: boolean
  /** Of `images`, what the config does not have yet, and why that may be hard to take; absent where `images` is. */
  readonly rebased?: Rebased
}

/** The cause, for an output that Stagecraft wrote before. */
export async function causeOf({ state, text, existing, sealed, path }: Output): Promise<Cause | undefined> {
  if (text === undefined || existing === undefined) return undefined
  if (state === 'stale') return { kind: staleCause(text, existing) }
  const merge = state === 'edited' || state === 'foreign' ? mergeIn(existing) : undefined
  if (merge !== undefined) {
    const committed = sidesInGit(path)
    const isSettled = isSettledBy(text, merge, committed)
    return { kind: 'merge', line: merge.line, isSettled, isInGit: committed.length === 2 }
  }
  // Without a header nobody knows which of the two was changed.
  if (state === 'edited' || (state === 'foreign' && !sealed)) {
    if (saysTheSame(existing, text)) return asDescribed
    const configIsSame =
      !sealed || hashOf(existing) === hashOf(text) || (sourcesOf(existing) !== undefined && sameSources(existing, text))
    const written = configIsSame ? text : (writtenBefore(existing, text) ?? writtenInGit(path, existing))
    const images = imageEdits(written ?? text, existing)
    if (images === undefined && written !== undefined && !configIsSame && (await isCarried(written, existing, text)))
      return { ...asDescribed, configIsSame }
    if (images === undefined) return { kind: 'edit', configIsSame, ...(written === undefined ? {} : { written }) }
    // Where nobody knows what was written, nobody knows whose versions are newer.
    if (written === undefined)
      return { kind: 'edit', configIsSame, images, rebased: { toTake: images, disputed: images, gone: [] } }
    return { kind: 'edit', configIsSame, images, written, rebased: rebase(images, text) }
  }
  return undefined
}

const asDescribed: Edit = {
  kind: 'edit',
  configIsSame: true,
  images: [],
  rebased: { toTake: [], disputed: [], gone: [] },
}

/** Whether writing an output anew would lose what nobody else has: what somebody wrote into it. */
export function wouldLose({ state }: Output, cause: Cause | undefined): boolean {
  if (cause?.kind === 'merge') return !cause.isSettled
  return state === 'edited' && cause?.kind === 'edit' && !isDescribed(cause)
}

/** Whether the config says by now all that was edited. */
export const isDescribed = ({ rebased }: Edit): boolean =>
  rebased !== undefined && rebased.toTake.length === 0 && rebased.gone.length === 0

const sameSources = (one: string, other: string): boolean => sourcesOf(one) === sourcesOf(other)

function staleCause(text: string, existing: string): 'config' | 'outside' | 'form' | 'line-ends' | 'unknown' {
  if (text.includes('\r\n') && withLineFeeds(withHashOf(text, existing)) === withLineFeeds(existing)) return 'line-ends'
  const known = sourcesOf(existing) !== undefined && sourcesOf(text) !== undefined
  if (known && !sameSources(existing, text)) return 'config'
  // The config may have found another copy of core than the CLI has; then the CLI's form says nothing of either text.
  if (isCanonical(text) && !isCanonical(existing)) return 'form'
  return known ? 'outside' : 'unknown'
}

const withLineFeeds = (text: string): string => text.replaceAll('\r\n', '\n')

function isCanonical(text: string): boolean {
  const lf = withLineFeeds(text)
  try {
    const { file, problems } = parse(lf)
    return !problems.some(({ severity }) => severity === 'error') && seal(emit(file).text) === seal(lf)
  } catch (error) {
    if (error instanceof DockerfileError) return false
    throw error
  }
}
