import { isSpace, skipSpace, trimSpace } from '../model/lexical/white-space.js'

/** One word that begins with `--`, quotes and escapes removed. Offsets are of the instruction's text. */
export interface FlagWord {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** An instruction cut into its keyword, its flags and the rest. */
export interface Split {
  /** As written. */
  readonly keyword: string
  readonly keywordStart: number
  readonly flags: readonly FlagWord[]
  /** Where the flags end: after the keyword, the last flag, or the word `--` that closes them. */
  readonly flagsEnd: number
  /** The rest, white space at both ends left out. */
  readonly start: number
  readonly end: number
  /** BuildKit reads flags byte by byte: a character beyond ASCII becomes several. True when that happened. */
  readonly mangled: boolean
}

/** Cuts the stretch `from`…`to` of an instruction's text into keyword, flags and rest. */
export function split(text: string, from: number, to: number, escape: string): Split {
  const keywordStart = skipSpace(text, from, to)
  const end = trimSpace(text, keywordStart, to)
  let at = keywordStart
  while (at < end && !isSeparator(text.charCodeAt(at))) at++
  const keyword = text.slice(keywordStart, at)
  const scanned = flagWords(text, at, end, escape.charCodeAt(0))
  const start = skipSpace(text, scanned.rest, end)
  const { flags, flagsEnd, mangled } = scanned
  return { keyword, keywordStart, flags, flagsEnd, start, end, mangled }
}

/** What separates words where quotes mean nothing. A non-breaking space does not. */
export function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x09 || (code >= 0x0b && code <= 0x0d)
}

interface Scanned {
  readonly flags: readonly FlagWord[]
  readonly flagsEnd: number
  readonly rest: number
  readonly mangled: boolean
}

const none: readonly FlagWord[] = []
const dash = 0x2d

function flagWords(text: string, from: number, to: number, escape: number): Scanned {
  let at = skipAsciiSpace(text, from, to)
  if (text.charCodeAt(at) !== dash || text.charCodeAt(at + 1) !== dash || at + 1 >= to) {
    return { flags: none, flagsEnd: from, rest: at, mangled: false }
  }
  const flags: FlagWord[] = []
  let flagsEnd = from
  let mangled = false
  while (at < to) {
    if (text.charCodeAt(at) !== dash || text.charCodeAt(at + 1) !== dash || at + 1 >= to) break
    const word = flagWord(text, at, to, escape)
    mangled ||= word.mangled
    flagsEnd = word.end
    // The word `--` ends the flags, except at the end of the text, where nothing is left to end.
    if (word.text === '--') {
      at = word.end
      break
    }
    flags.push({ text: word.text, start: at, end: word.end })
    if (word.cut) return { flags, flagsEnd, rest: word.end, mangled }
    at = skipAsciiSpace(text, word.end, to)
  }
  return { flags, flagsEnd, rest: at, mangled }
}

function skipAsciiSpace(text: string, from: number, to: number): number {
  let at = from
  while (at < to && text.charCodeAt(at) < 0x80 && isSpace(text.charCodeAt(at))) at++
  return at
}

interface Scan {
  readonly text: string
  readonly end: number
  readonly mangled: boolean
  /** The word ended inside a character: the rest begins with a piece of it. */
  readonly cut: boolean
}

function flagWord(text: string, from: number, to: number, escape: number): Scan {
  let out = ''
  let quote = 0
  let mangled = false
  let at = from
  while (at < to) {
    let code = text.charCodeAt(at)
    let escaped = false
    if (quote === 0 && code < 0x80 && isSpace(code)) break
    if (quote === 0 ? code === 0x22 || code === 0x27 : code === quote) {
      quote = quote === 0 ? code : 0
      at++
      continue
    }
    if (code === escape) {
      at++
      if (at === to) break
      code = text.charCodeAt(at)
      escaped = true
    }
    if (code < 0x80) {
      out += String.fromCharCode(code)
      at++
      continue
    }
    mangled = true
    const character = String.fromCodePoint(text.codePointAt(at)!)
    const bytes = utf8(character.codePointAt(0)!)
    for (const [index, byte] of bytes.entries()) {
      const isEnd = quote === 0 && (byte === 0x85 || byte === 0xa0) && !(escaped && index === 0)
      if (isEnd && index < bytes.length - 1) return { text: out, end: at, mangled, cut: true }
      if (isEnd) return { text: out, end: at + character.length, mangled, cut: false }
      out += String.fromCharCode(byte)
    }
    at += character.length
  }
  return { text: out, end: at, mangled, cut: false }
}

function utf8(point: number): readonly number[] {
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)]
  const last = [0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)]
  if (point < 0x10000) return [0xe0 | (point >> 12), ...last]
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), ...last]
}
