import { BadExpression, UnknownExpression } from './character-class.js'
import type { Expression } from './expression.js'
import { readExpression } from './read-expression.js'

/** How a pattern is held against paths. */
export type Test =
  | { readonly kind: 'equal' | 'prefix' | 'suffix'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** BuildKit cannot compile the pattern, and fails when it comes to use it. */
  | { readonly kind: 'bad' }
  /** BuildKit can, and we cannot say what it means. */
  | { readonly kind: 'unknown' }

// BuildKit means to escape `|`, `{` and `}` too, and does not: its table is too small for them.
const special = /[.+()$]/

/** Translates a pattern as BuildKit does, character by character, its short cuts among it: they are no mere speed. */
export function compilePattern(pattern: string): Test {
  let kind: 'equal' | 'prefix' | 'suffix' | 'expression' = 'equal'
  let text = '^'
  // The scanner that BuildKit reads with skips a byte order mark.
  const characters = [...pattern.replace(/^\ufeff/, '')]
  for (let at = 0, count = 0; at < characters.length; count++) {
    const character = characters[at++]!
    if (character === '*' && characters[at] === '*') {
      at++
      if (characters[at] === '/') at++
      if (at < characters.length) {
        text += '(.*/)?'
        kind = 'expression'
      } else if (kind === 'equal') kind = 'prefix'
      else {
        text += '.*'
        kind = 'expression'
      }
      if (count === 0) kind = 'suffix'
    } else if (character === '*' || character === '?') {
      text += character === '*' ? '[^/]*' : '[^/]'
      kind = 'expression'
    } else if (special.test(character)) text += `\\${character}`
    else if (character === '\\') {
      text += character
      if (at === characters.length) continue
      text += characters[at++]!
      kind = 'expression'
    } else {
      text += character
      if (character === '[' || character === ']') kind = 'expression'
    }
  }
  switch (kind) {
    case 'equal':
      return { kind, text: pattern }
    case 'prefix':
      return { kind, text: pattern.slice(0, -2) }
    case 'suffix':
      return { kind, text: pattern.slice(2) }
    case 'expression':
      return compileExpression(`${text}$`)
  }
}

function compileExpression(text: string): Test {
  try {
    return { kind: 'expression', expression: readExpression(text) }
  } catch (error) {
    if (error instanceof BadExpression) return { kind: 'bad' }
    if (error instanceof UnknownExpression) return { kind: 'unknown' }
    throw error
  }
}
