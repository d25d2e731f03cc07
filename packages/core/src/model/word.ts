/**
 * A value in a field that BuildKit expands. A string is wholly literal: it stands for exactly itself. Everything else
 * is a {@link Template}. So one meaning has one shape: a word without a variable is always a string.
 */
export type Word = string | Template

/** Literal text mixed with variable references: at least one reference, no two literal parts side by side, none empty. */
export interface Template {
  readonly kind: 'template'
  readonly parts: readonly Part[]
}

export type Part = string | Variable

/**
 * A reference such as `$NAME` or `${NAME:-default}`. Whether it had braces is not kept.
 *
 * `modifier` is what stands between the name and the closing brace, as written: `:-default`, `%.tar.gz`, `//a/b`. It is
 * Dockerfile text with quoting of its own, so it is kept verbatim.
 */
export interface Variable {
  readonly kind: 'variable'
  readonly name: string
  readonly modifier?: string
}

/** Makes a variable reference. */
export function variable(name: string, modifier?: string): Variable {
  return Object.freeze(modifier === undefined ? { kind: 'variable', name } : { kind: 'variable', name, modifier })
}

/** Joins parts to a word: neighbouring text is merged, empty text dropped; without a variable the result is a string. */
export function word(parts: readonly Part[]): Word {
  const out: Part[] = []
  for (const part of parts) {
    const last = out[out.length - 1]
    if (typeof part !== 'string') out.push(part)
    else if (part !== '') {
      if (typeof last === 'string') out[out.length - 1] = last + part
      else out.push(part)
    }
  }
  if (out.length === 0) return ''
  if (out.length === 1 && typeof out[0] === 'string') return out[0]
  return Object.freeze({ kind: 'template', parts: Object.freeze(out) })
}

/** The parts of a word; a string is its own single part. */
export function partsOf(value: Word): readonly Part[] {
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value.parts
}

/** The names of the variables that a word refers to, modifiers not searched. */
export function variablesOf(value: Word): readonly Variable[] {
  return typeof value === 'string' ? [] : value.parts.filter((part): part is Variable => typeof part !== 'string')
}
