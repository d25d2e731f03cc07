import type { Reference } from '../../model/index.js'

/** Where files come from. */
export type Origin =
  /** The build context. */
  | { readonly kind: 'context' }
  | { readonly kind: 'named-context'; readonly name: string }
  | { readonly kind: 'stage'; readonly index: number }
  | { readonly kind: 'image'; readonly reference: string }
  | { readonly kind: 'scratch' }
  /** A URL, or a git repository. */
  | { readonly kind: 'remote'; readonly url: string }

export const buildContext: Origin = Object.freeze({ kind: 'context' })

/** @param to the stage that BuildKit takes for the reference, if there is one */
export function originOf(reference: Reference, to: number | undefined, contexts: ReadonlySet<string>): Origin {
  if (to !== undefined) return { kind: 'stage', index: to }
  switch (reference.kind) {
    case 'scratch':
      return { kind: 'scratch' }
    case 'stage-reference':
      return { kind: 'image', reference: String(reference.stage) }
    case 'image-reference': {
      // BuildKit expands nothing here; only FROM has variables, and those are replaced before.
      const text = typeof reference.reference === 'string' ? reference.reference : JSON.stringify(reference.reference)
      if (contexts.has(text)) return { kind: 'named-context', name: text }
      return text === 'scratch' ? { kind: 'scratch' } : { kind: 'image', reference: text }
    }
  }
}
