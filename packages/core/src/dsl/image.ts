import { DockerfileError } from '../problem/index.js'
import { imageReference, type ImageReference, type Reference, type Word } from '../model/index.js'
import { digestFault, imageName, imageNameFault } from '../model/lexical/image-name.js'
import { lowerValue, usesOf, type ArgHandle, type RuntimeValue } from './handle.js'
import { wordText } from './word-text.js'

/** An image, as `image()` and `unpinned()` give it, or a named context, as `context()` does. */
export class ImageHandle {
  constructor(
    readonly kind: 'image' | 'context',
    readonly origin: ImageReference,
    readonly uses: readonly ArgHandle[],
  ) {
    Object.freeze(this)
  }
  /** The reference, or a context's name, as text. */
  get reference(): string {
    return wordText(this.origin.reference)
  }
  get name(): string {
    return this.reference
  }
}

/** Runtime of `image`: a pinned image where a plain string would be a stage. */
export function image(reference: RuntimeValue): ImageHandle {
  const word = lowerValue(reference, 'image')
  if (typeof word === 'string') checkImage(word, true)
  return new ImageHandle('image', imageReference(word), usesOf(reference))
}

/** Runtime of `unpinned`: admits an image without a tag, or `latest`. */
export function unpinned(reference: RuntimeValue): ImageHandle {
  const word = lowerValue(reference, 'unpinned')
  if (typeof word === 'string') checkImage(word, false)
  return new ImageHandle('image', imageReference(word), usesOf(reference))
}

/** Runtime of `context`. */
export function context(name: string): ImageHandle {
  if (typeof name !== 'string' || !/^[\w][\w.:/@-]*$/.test(name)) {
    throw new DockerfileError({
      code: 'bad-name',
      message: `a named context is called like a file, without blanks; found ${JSON.stringify(name)}`,
    })
  }
  const reference = imageReference(name)
  contexts.add(reference)
  return new ImageHandle('context', reference, Object.freeze([]))
}

const contexts = new WeakSet<Reference>()

/** Whether `context()` made a reference: in a Dockerfile, and so in the model, an image reads the same. */
export const isContext = (reference: Reference): boolean => contexts.has(reference)

/**
 * Refuses a constant image reference that is malformed and, when `pinned`, one without a tag or with `latest`.
 *
 * @throws {DockerfileError} 'bad-image', 'untagged-image', 'latest-image'
 */
export function checkImage(reference: string, pinned: boolean): void {
  const { tag, digest } = imageName(reference)
  if (digest !== undefined && digestFault(digest) !== undefined) {
    throw new DockerfileError({
      code: 'bad-image',
      message: `the digest of '${reference}' must be 'sha256:' and 64 hex digits`,
    })
  }
  if (imageNameFault(reference) !== undefined) {
    throw new DockerfileError({
      code: 'bad-image',
      message:
        reference === ''
          ? "the image reference is empty: expected one like 'registry/team/app:1.2'"
          : `'${reference}' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'`,
    })
  }
  if (!pinned || digest !== undefined) return
  if (tag === undefined) {
    throw new DockerfileError({
      code: 'untagged-image',
      message: `'${reference}' has no tag: write '${reference}:<version>', or unpinned('${reference}') if you mean it; a stage is passed as a value`,
    })
  }
  if (tag === 'latest') {
    throw new DockerfileError({
      code: 'latest-image',
      message: `'${reference}' can change under you: pin a version, or write unpinned('${reference}') if you mean it`,
    })
  }
}

/** A base given as text: constant references are checked, those with variables are left to the build. */
export function baseImage(value: RuntimeValue): Word {
  const word = lowerValue(value, 'from')
  if (typeof word === 'string') checkImage(word, true)
  return word
}
