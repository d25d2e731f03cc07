import type { Reference, Word } from '../../model/index.js'

/** A word as a row of a table: text as it is, variables between ‹ and › with their modifiers. */
export function spelled(value: Word): string {
  if (typeof value === 'string') return value
  return value.parts.map((part) => (typeof part === 'string' ? part : `‹${part.name}${part.modifier ?? ''}›`)).join('')
}

/** A reference as a row of a table: `stage a`, `image a`, `scratch`. */
export function spelledReference(reference: Reference): string {
  switch (reference.kind) {
    case 'stage-reference':
      return `stage ${reference.stage}`
    case 'image-reference':
      return `image ${spelled(reference.reference)}`
    case 'scratch':
      return 'scratch'
  }
}
