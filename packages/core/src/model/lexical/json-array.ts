import { skipSpace } from './white-space.js'

/** How deep Go reads nested JSON. */
const deepest = 10_000

/**
 * How BuildKit reads the rest of an instruction that has a JSON form: its strings; `'not-strings'` for a list that has
 * anything else in it, which BuildKit refuses; `'not-json'` for what it takes as shell form or words.
 *
 *     readJsonArray('["a", "b"]')     // ['a', 'b']
 *     readJsonArray('[ -f x ] && y')  // 'not-json'
 *     readJsonArray('[1]')            // 'not-strings'
 */
export function readJsonArray(rest: string): readonly string[] | 'not-strings' | 'not-json' {
  const start = skipSpace(rest, 0, rest.length)
  if (rest.charCodeAt(start) !== 0x5b) return 'not-json'
  let value: unknown
  try {
    value = JSON.parse(start === 0 ? rest : rest.slice(start))
  } catch {
    return 'not-json'
  }
  if (!Array.isArray(value) || (rest.length > deepest && isTooDeep(rest))) return 'not-json'
  if (value.every((item) => typeof item === 'string')) return value.map(withoutLoneSurrogates)
  return everyNumberFits(value) ? 'not-strings' : 'not-json'
}

/**
 * A list of strings as the canonical form writes it.
 *
 *     writeJsonArray(['nginx', '-g'])  // '["nginx", "-g"]'
 */
export function writeJsonArray(items: readonly string[]): string {
  let text = '['
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ', ') + JSON.stringify(items[i])
  return text + ']'
}

/** Go reads the escape of a lone surrogate as the replacement character. */
function withoutLoneSurrogates(text: string): string {
  return /\p{Cs}/u.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text
}

/** Go refuses a number beyond the range of a double, where JavaScript reads infinity. */
function everyNumberFits(list: readonly unknown[]): boolean {
  const waiting: unknown[] = [...list]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'number' && !Number.isFinite(value)) return false
    if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) waiting.push(item)
  }
  return true
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '[' || character === '{') {
      depth++
      if (depth > deepest) return true
    } else if (character === ']' || character === '}') depth--
  }
  return false
}
