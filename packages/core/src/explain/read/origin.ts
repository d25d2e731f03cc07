import type { Reference } from '../../model/index.js'
import { wholeImageName } from '../../model/lexical/image-name.js'

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

/** Named contexts by the whole name of the image that each takes the place of. */
export type NamedContexts = ReadonlyMap<string, string>

export const namedContexts = (names: readonly string[] = []): NamedContexts =>
  new Map(names.map((name) => [wholeImageName(name), name]))

/** @param to the stage that BuildKit takes for the reference, if there is one */
export function originOf(reference: Reference, to: number | undefined, contexts: NamedContexts): Origin {
  if (to !== undefined) return { kind: 'stage', index: to }
  switch (reference.kind) {
    case 'scratch':
      return { kind: 'scratch' }
    case 'stage-reference':
      return { kind: 'image', reference: String(reference.stage) }
    case 'image-reference': {
      // BuildKit expands nothing here; only FROM has variables, and those are replaced before.
      const text = typeof reference.reference === 'string' ? reference.reference : JSON.stringify(reference.reference)
      if (text === 'scratch') return { kind: 'scratch' }
      const name = contexts.get(wholeImageName(text))
      return name === undefined ? { kind: 'image', reference: text } : { kind: 'named-context', name }
    }
  }
}
