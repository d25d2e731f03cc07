import { imageReference, scratch, stageReference, type Reference, type Word } from '../model/index.js'
import { goInteger } from '../model/lexical/go-number.js'
import { goLower } from '../model/lexical/lower-case.js'

/**
 * The stages of a file, by name and by index, as BuildKit resolves references. Every reference must be asked for once,
 * in the order of the file: BuildKit keeps each image that is copied or mounted from as one stage more, which an index
 * can mean.
 */
export interface Stages {
  /** What FROM means: an earlier stage of exactly that name, the empty base, or an image. */
  base(base: Word, index: number): Reference
  /** What `COPY --from` means. */
  copied(from: Word): Reference
  /** What a mount's `from` means; an empty text is none. */
  mounted(from: string): Reference | undefined
}

/** Resolves references among stages of these names, in the order of the file. */
export function stagesOf(names: readonly (string | undefined)[]): Stages {
  const indices = new Map<string, number[]>()
  for (const [index, name] of names.entries()) {
    if (name === undefined) continue
    const known = indices.get(name)
    if (known === undefined) indices.set(name, [index])
    else known.push(index)
  }
  const further: Reference[] = []

  function named(name: string): Reference {
    const lower = goLower(name)
    if (indices.has(lower)) return stageReference(lower)
    const reference = name === 'scratch' ? scratch : imageReference(name)
    further.push(reference)
    return reference
  }

  function indexed(index: number): Reference {
    const name = names[index]
    if (name !== undefined && indices.get(name)!.length === 1) return stageReference(name)
    const image = further[index - names.length]
    if (image === undefined) return stageReference(index)
    further.push(image)
    return image
  }

  return {
    base(base, index) {
      if (typeof base !== 'string') return imageReference(base)
      const earlier = indices.get(base)
      if (earlier !== undefined && earlier[0]! < index) return stageReference(base)
      return base === 'scratch' ? scratch : imageReference(base)
    },
    copied(from) {
      if (typeof from !== 'string') return imageReference(from)
      const index = goInteger(from)
      return index === undefined ? named(from) : indexed(index)
    },
    mounted(from) {
      const reference = named(from === '' ? 'scratch' : from)
      return from === '' ? undefined : reference
    },
  }
}
