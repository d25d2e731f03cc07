import type { Part, Variable, Word } from '@stagecraft/core/model'
import { string, templateText, type Expression } from './expression.js'
import { call, textTemplate } from './library.js'

/** The handle of a build argument, where it is declared; nothing where a reference means something else. */
export type Handles = (name: string) => Expression | undefined

export const noHandles: Handles = () => undefined

/**
 * A value: a plain string where one means the same, a handle for a reference to a build argument that has one, `text`
 * for both together, and `literal` where a string would be read as a reference.
 */
export function wordExpression(word: Word, handles: Handles = noHandles): Expression {
  if (typeof word === 'string') return isPlain(word) ? string(word) : call('literal', [string(word)])
  const { parts } = word
  const [only] = parts
  if (parts.length === 1 && typeof only !== 'string') {
    const handle = handleOf(only!, handles)
    if (handle !== undefined) return handle
  }
  // Handles and names side by side would only make the reader ask why: it is all handles, or none.
  const variables = parts.filter((part) => typeof part !== 'string')
  const all = variables.every((part) => handleOf(part, handles) !== undefined)
  const isLiteral = parts.some((part) => typeof part === 'string' && !isPlain(part))
  return all || isLiteral ? textWith(parts, all ? handles : noHandles) : string(plainText(parts))
}

/** `$NAME` and `${` in a plain string are references; every other dollar sign stands for itself. */
export function isPlain(text: string): boolean {
  return !/\$[A-Za-z_{]/.test(text)
}

function handleOf(variable: Part, handles: Handles): Expression | undefined {
  return typeof variable === 'string' || variable.modifier !== undefined ? undefined : handles(variable.name)
}

function textWith(parts: readonly Part[], handles: Handles): Expression {
  const chunks = ['']
  const values: Expression[] = []
  const add = (value: Expression): void => {
    values.push(value)
    chunks.push('')
  }
  parts.forEach((part, at) => {
    if (typeof part === 'string') {
      if (isPlain(part)) chunks[chunks.length - 1] += part
      else add(call('literal', [string(part)]))
      return
    }
    const handle = handleOf(part, handles)
    if (handle === undefined) chunks[chunks.length - 1] += reference(part, parts[at + 1])
    else add(handle)
  })
  return textTemplate(chunks, (chunk) => templateText(chunk).replaceAll('\n', '\\n'), values)
}

/** A reference as a plain string has it. */
export function plainText(parts: readonly Part[]): string {
  return parts.map((part, at) => (typeof part === 'string' ? part : reference(part, parts[at + 1]))).join('')
}

function reference({ name, modifier }: Variable, next: Part | undefined): string {
  if (modifier !== undefined) return `\${${name}${modifier}}`
  const isBare = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !(typeof next === 'string' && /^[A-Za-z0-9_]/.test(next))
  return isBare ? `$${name}` : `\${${name}}`
}
