/** A set of characters: ranges of code points, both ends in it. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [low: number, high: number])[]
  readonly isNegated: boolean
}

/** Thrown inside this room only: Go's `regexp` refuses the expression. */
export class BadExpression extends Error {}

/** Thrown inside this room only: Go's `regexp` takes the expression, and what it means depends on Go's own tables. */
export class UnknownExpression extends Error {}

export const anyButNewline: CharacterSet = { ranges: [[0x0a, 0x0a]], isNegated: true }

export function single(code: number): CharacterSet {
  return { ranges: [[code, code]], isNegated: false }
}

export function contains({ ranges, isNegated }: CharacterSet, code: number): boolean {
  for (const [low, high] of ranges) if (low <= code && code <= high) return !isNegated
  return isNegated
}

type Ranges = CharacterSet['ranges']

const digit: Ranges = [[0x30, 0x39]]
const upper: Ranges = [[0x41, 0x5a]]
const lower: Ranges = [[0x61, 0x7a]]
const alpha: Ranges = [...upper, ...lower]
const wordCharacter: Ranges = [...digit, ...alpha, [0x5f, 0x5f]]
const spaces: Ranges = [
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
]

const named: Readonly<Record<string, Ranges>> = {
  alnum: [...digit, ...alpha],
  alpha,
  ascii: [[0x00, 0x7f]],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  digit,
  graph: [[0x21, 0x7e]],
  lower,
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper,
  word: wordCharacter,
  xdigit: [...digit, [0x41, 0x46], [0x61, 0x66]],
}

const perl: Readonly<Record<string, Ranges>> = { d: digit, s: spaces, w: wordCharacter }

export const isWordCharacter = (code: number | undefined): boolean =>
  code !== undefined && wordCharacter.some(([low, high]) => low <= code && code <= high)

/** The set of `\d`, `\S` and the like, or nothing for another letter. */
export function perlSet(letter: string): CharacterSet | undefined {
  const ranges = Object.hasOwn(perl, letter.toLowerCase()) ? perl[letter.toLowerCase()] : undefined
  return ranges === undefined ? undefined : { ranges, isNegated: letter !== letter.toLowerCase() }
}

/** Reads a class in brackets; `start` is behind the opening one. */
export function readClass(text: string, start: number): { readonly set: CharacterSet; readonly end: number } {
  const isNegated = text[start] === '^'
  const ranges: (readonly [number, number])[] = []
  const first = isNegated ? start + 1 : start
  let at = first
  for (; text[at] !== ']' || at === first;) {
    if (at >= text.length) throw new BadExpression()
    const set = readNamed(text, at) ?? readPerl(text, at)
    if (set !== undefined) {
      ranges.push(...plain(set.set))
      at = set.end
      continue
    }
    const low = readClassCharacter(text, at)
    const isRange = text[low.end] === '-' && low.end + 1 < text.length && text[low.end + 1] !== ']'
    const high = isRange ? readClassCharacter(text, low.end + 1) : low
    if (high.code < low.code) throw new BadExpression()
    ranges.push([low.code, high.code])
    at = high.end
  }
  return { set: { ranges, isNegated }, end: at + 1 }
}

function readNamed(text: string, at: number): { set: CharacterSet; end: number } | undefined {
  if (!text.startsWith('[:', at)) return undefined
  const close = text.indexOf(':]', at + 2)
  if (close === -1) return undefined
  const isNegated = text[at + 2] === '^'
  const name = text.slice(isNegated ? at + 3 : at + 2, close)
  const ranges = Object.hasOwn(named, name) ? named[name] : undefined
  if (ranges === undefined) throw new BadExpression()
  return { set: { ranges, isNegated }, end: close + 2 }
}

function readPerl(text: string, at: number): { set: CharacterSet; end: number } | undefined {
  if (text[at] !== '\\') return undefined
  refuseUnicode(text, at)
  const set = perlSet(text[at + 1] ?? '')
  return set === undefined ? undefined : { set, end: at + 2 }
}

/** `\p` and `\P`: the tables behind them are Go's. */
export function refuseUnicode(text: string, at: number): void {
  const letter = text[at + 1]
  if (letter !== 'p' && letter !== 'P') return
  throw /^[CLMNPSZ{]$/.test(text[at + 2] ?? '') ? new UnknownExpression() : new BadExpression()
}

function readClassCharacter(text: string, at: number): { code: number; end: number } {
  if (text[at] === '\\') return readEscape(text, at + 1)
  const code = text.codePointAt(at)
  if (code === undefined) throw new BadExpression()
  return { code, end: at + (code > 0xffff ? 2 : 1) }
}

const control: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }

/** The character that an escape stands for; `at` is behind the backslash. */
export function readEscape(text: string, at: number): { code: number; end: number } {
  const letter = text[at]
  if (letter === undefined) throw new BadExpression()
  const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(text.slice(at, at + 3))
  if (octal !== null) return { code: Number.parseInt(octal[0], 8), end: at + octal[0].length }
  if (letter === 'x') {
    const hex = /^(?:[0-9A-Fa-f]{2}|\{([0-9A-Fa-f]+)\})/.exec(text.slice(at + 1))
    const code = hex === null ? Infinity : Number.parseInt(hex[1] ?? hex[0], 16)
    if (hex === null || code > 0x10ffff) throw new BadExpression()
    return { code, end: at + 1 + hex[0].length }
  }
  if (Object.hasOwn(control, letter)) return { code: control[letter]!, end: at + 1 }
  const code = letter.charCodeAt(0)
  if (code >= 0x80 || /[0-9A-Za-z]/.test(letter)) throw new BadExpression()
  return { code, end: at + 1 }
}

/** The ranges of a set without negation. */
function plain({ ranges, isNegated }: CharacterSet): Ranges {
  if (!isNegated) return ranges
  const out: (readonly [number, number])[] = []
  let next = 0
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) out.push([next, low - 1])
    next = Math.max(next, high + 1)
  }
  return [...out, [next, 0x10ffff]]
}
