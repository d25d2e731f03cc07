import { WordFault } from './lex-word.js'

/** `${name#word}` and `${name##word}`: `word` begins with a further `#` for the longest match. */
export function withoutPrefix(value: string, word: string): string {
  const [pattern, longest] = longestMatch(word, '#')
  const match = regularExpression(pattern, longest, true).exec(value)
  return match === null ? value : value.slice(match[0].length)
}

/** `${name%word}` and `${name%%word}`: the same from the end, done on both turned round. */
export function withoutSuffix(value: string, word: string): string {
  const [pattern, longest] = longestMatch(word, '%')
  const match = regularExpression(reversedPattern(pattern), longest, true).exec(reversed(value))
  return match === null ? value : reversed(reversed(value).slice(match[0].length))
}

/** `${name/pattern/replacement}`, and `//` for every match, where `$0` in the replacement is the match. */
export function withReplacement(value: string, pattern: string, replacement: string, all: boolean): string {
  const expression = regularExpression(pattern, true, false)
  if (!all) {
    const match = expression.exec(value)
    if (match === null) return value
    return value.slice(0, match.index) + replacement + value.slice(match.index + match[0].length)
  }
  let out = ''
  let copied = 0
  let end = -1
  const every = new RegExp(expression, 'gsu')
  for (let match = every.exec(value); match !== null; match = every.exec(value)) {
    const after = match.index + match[0].length
    // An empty match directly after a match does not count in Go.
    if (match[0] !== '' || match.index !== end) {
      out += value.slice(copied, match.index) + template(replacement, match[0])
      copied = after
    }
    end = after
    // Behind a whole character: from the middle of one the search would go back, and never end.
    if (match[0] === '') every.lastIndex += value.codePointAt(after)! > 0xffff ? 2 : 1
  }
  return out + value.slice(copied)
}

/** The greedy sign of `##` and `%%` arrives as the first character of the word. */
function longestMatch(word: string, sign: string): readonly [string, boolean] {
  return word.startsWith(sign) ? [word.slice(1), true] : [word, false]
}

function regularExpression(pattern: string, longest: boolean, anchored: boolean): RegExp {
  let out = anchored ? '^' : ''
  const characters = [...pattern]
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!
    if (character === '*') out += longest ? '.*' : '.*?'
    else if (character === '?') out += '.'
    else if (character === '\\') {
      const next = characters[i + 1]
      if (next === '}' || next === '/') continue
      if (next !== '*' && next !== '?' && next !== '\\') {
        throw new WordFault(`a pattern can escape only * ? \\ / and }, not "${next ?? ''}"`)
      }
      out += `\\${next}`
      i++
    } else out += /[[\]{}.+()|^$/]/.test(character) ? `\\${character}` : character
  }
  return new RegExp(out, 'u')
}

function reversed(text: string): string {
  let out = ''
  for (const character of text) out = character + out
  return out
}

function reversedPattern(pattern: string): string {
  let out = ''
  for (const unit of pattern.match(/\\.|./gsu) ?? []) out = unit + out
  return out
}

/** Go's template of a replacement: without groups every name but `0` stands for nothing. */
function template(replacement: string, match: string): string {
  return replacement.replace(
    /\$(?:\$|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu,
    (all, bare?: string, braced?: string) => (all === '$$' ? '$' : (bare ?? braced) === '0' ? match : ''),
  )
}
