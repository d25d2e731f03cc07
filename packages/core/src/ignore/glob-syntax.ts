/**
 * Whether Go's `filepath.Match` takes a pattern. BuildKit asks it for the path `.` and refuses the ignore file when it
 * says no; so what stands behind the first difference from `.` is often not looked at, and the order of the steps counts.
 */
export function isGlob(pattern: string): boolean {
  let name = '.'
  let rest = pattern
  try {
    next: while (rest !== '') {
      const { star, chunk, after } = cutChunk(rest)
      rest = after
      if (star && chunk === '') return true
      const left = matchChunk(chunk, name)
      if (left !== undefined && (left === '' || rest !== '')) {
        name = left
        continue
      }
      if (star) {
        for (let i = 0; i < name.length && name[i] !== '/'; i++) {
          const later = matchChunk(chunk, name.slice(i + 1))
          if (later === undefined || (rest === '' && later !== '')) continue
          name = later
          continue next
        }
      }
      return true
    }
    return true
  } catch (error) {
    if (error instanceof Malformed) return false
    throw error
  }
}

class Malformed extends Error {}

/** The text up to the next star that stands in no brackets. */
function cutChunk(pattern: string): { star: boolean; chunk: string; after: string } {
  let start = 0
  while (pattern[start] === '*') start++
  const star = start > 0
  let inBrackets = false
  let at = start
  for (; at < pattern.length; at++) {
    const character = pattern[at]
    if (character === '\\') at++
    else if (character === '[') inBrackets = true
    else if (character === ']') inBrackets = false
    else if (character === '*' && !inBrackets) break
  }
  return { star, chunk: pattern.slice(start, at), after: pattern.slice(at) }
}

/** What is left of `name` behind a chunk; nothing when it does not match. */
function matchChunk(chunk: string, name: string): string | undefined {
  let left = name
  let failed = false
  let at = 0
  while (at < chunk.length) {
    failed ||= left === ''
    const [first = ''] = left
    if (chunk[at] === '[') {
      const brackets = readBrackets(chunk, at + 1, failed ? '' : first)
      at = brackets.end
      failed ||= !brackets.matches
    } else if (chunk[at] === '?') {
      failed ||= first === '/'
      at++
    } else {
      if (chunk[at] === '\\' && ++at === chunk.length) throw new Malformed()
      failed ||= chunk[at] !== first
      at++
    }
    if (!failed) left = left.slice(first.length)
  }
  return failed ? undefined : left
}

function readBrackets(chunk: string, start: number, character: string): { end: number; matches: boolean } {
  const isNegated = chunk[start] === '^'
  let at = isNegated ? start + 1 : start
  let found = false
  for (let ranges = 0; ranges === 0 || chunk[at] !== ']'; ranges++) {
    const low = readBracketed(chunk, at)
    const high = chunk[low.end] === '-' ? readBracketed(chunk, low.end + 1) : low
    found ||= character !== '' && low.code <= character.codePointAt(0)! && character.codePointAt(0)! <= high.code
    at = high.end
  }
  return { end: at + 1, matches: found !== isNegated }
}

function readBracketed(chunk: string, start: number): { code: number; end: number } {
  if (start >= chunk.length || chunk[start] === '-' || chunk[start] === ']') throw new Malformed()
  const at = chunk[start] === '\\' ? start + 1 : start
  const code = chunk.codePointAt(at)
  if (code === undefined) throw new Malformed()
  const end = at + (code > 0xffff ? 2 : 1)
  if (end === chunk.length) throw new Malformed()
  return { code, end }
}
