import type { Word } from './word.js'

/** A stage of the same file: by its name (lower case), or by its index when it has none. */
export interface StageReference {
  readonly kind: 'stage-reference'
  readonly stage: string | number
}

/**
 * An image or a named context: the text is the same, and only the build says which of the two it is. Variables are
 * expanded in FROM only.
 */
export interface ImageReference {
  readonly kind: 'image-reference'
  readonly reference: Word
}

/** The empty base. */
export interface Scratch {
  readonly kind: 'scratch'
}

/** What FROM, `--from` and a mount's `from` can name. Decided once, by who makes the model. */
export type Reference = StageReference | ImageReference | Scratch

export const scratch: Scratch = Object.freeze({ kind: 'scratch' })

export function stageReference(stage: string | number): StageReference {
  return Object.freeze({ kind: 'stage-reference', stage })
}

export function imageReference(reference: Word): ImageReference {
  return Object.freeze({ kind: 'image-reference', reference })
}
