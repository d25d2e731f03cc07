import { partsOf, word, type Part } from '../model/index.js'
import { lowerValue, mergeUses, TextHandle, usesOf, type RuntimeValue } from './handle.js'

/** Runtime of `text`. */
export function text(strings: TemplateStringsArray, ...values: readonly RuntimeValue[]): TextHandle {
  const parts: Part[] = []
  strings.forEach((chunk, index) => {
    parts.push(...partsOf(lowerValue(chunk, 'text')))
    const value = values[index]
    if (index < values.length)
      parts.push(...partsOf(lowerValue(typeof value === 'number' ? String(value) : value, 'text')))
  })
  return new TextHandle(word(parts), mergeUses(...values.map(usesOf)))
}

/** Runtime of `literal`. */
export function literal(content: string): TextHandle {
  return new TextHandle(String(content), Object.freeze([]))
}
