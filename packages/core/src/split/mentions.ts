import { knownImage } from '../model/lexical/base-images.js'
import { variablesOf, type Entry, type Stage, type Word } from '../model/index.js'

/** Whether an entry refers to a variable, as BuildKit or a shell reads it. */
export function mentions(value: unknown, name: string): boolean {
  if (typeof value === 'string') return new RegExp(`\\$\\{?${name}\\b`).test(value)
  if (typeof value !== 'object' || value === null) return false
  const one = value as { readonly kind?: string }
  if (one.kind === 'template') return variablesOf(value as Word).some((found) => found.name === name)
  return Object.values(value).some((part) => mentions(part, name))
}

/** A variable of the image of the builder that the runtime refers to, and that nothing sets there. */
export function lostVariable(
  image: string,
  { base, instructions }: Stage,
): { readonly name: string; readonly entry: Entry } | undefined {
  const reference = base.kind === 'image-reference' && typeof base.reference === 'string' ? base.reference : ''
  const there = new Set(reference === '' ? variablesOfImage(image) : variablesOfImage(reference))
  const lost = new Set(variablesOfImage(image).filter((name) => !there.has(name)))
  for (const entry of instructions) {
    for (const name of lost) if (mentions(entry, name)) return { name, entry }
    if (entry.kind === 'env') for (const { key } of entry.pairs) if (typeof key === 'string') lost.delete(key)
    if (entry.kind === 'arg') for (const { name } of entry.args) lost.delete(name)
  }
  return undefined
}

const variablesOfImage = (reference: string): readonly string[] => knownImage(reference)?.image.variables ?? []
