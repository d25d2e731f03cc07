import { isSpace } from './white-space.js'
import { variableNameEnd } from './variable-name.js'

/** How {@link shellWords} keeps what it reads. */
export interface WordReading {
  /** What stays in the words as it is written. */
  readonly raw: 'quotes and escapes' | 'quotes' | 'nothing'
}

/**
 * The words of a text as BuildKit's lexer splits them with no variable known: a reference stays as it is written. It is
 * how heredocs are found, so its odd sides are kept too. `undefined` when the lexer refuses the text.
 */
export function shellWords(text: string, reading: WordReading): readonly string[] | undefined {
  const reader = new Reader(text, reading.raw)
  return reader.read('', reading.raw === 'quotes and escapes', false) === undefined ? undefined : reader.found
}

const escape = '\\'

/** Deeper modifiers inside modifiers than any text has that means something: such a text is refused. */
const deepest = 500

class Reader {
  found: string[] = []
  private at: number
  /** The word so far. Reading a modifier empties it, as in BuildKit, where both share one buffer. */
  private buffer = ''
  private depth = 0
  private rawEscapes: boolean
  private readonly rawQuotes: boolean

  constructor(
    private readonly text: string,
    raw: WordReading['raw'],
  ) {
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0
    this.rawQuotes = raw !== 'nothing'
    this.rawEscapes = raw === 'quotes and escapes'
  }

  /** Reads up to `stop`, or to the end when it is empty. Gives the text without what was resolved. */
  read(stop: string, rawEscapes: boolean, doubleEscapes: boolean): string | undefined {
    if (++this.depth > deepest) return undefined
    const { text } = this
    const words: string[] = []
    let inWord = false
    let result = ''
    this.buffer = ''
    const outer = this.rawEscapes
    this.rawEscapes = rawEscapes
    const addRaw = (part: string) => {
      this.buffer += part
      inWord = true
    }
    const add = (part: string) => {
      for (let i = 0; i < part.length; i++) {
        if (!isSpace(part.charCodeAt(i))) addRaw(part[i]!)
        else if (inWord && this.buffer !== '') {
          words.push(this.buffer)
          this.buffer = ''
          inWord = false
        }
      }
    }
    while (this.at < text.length) {
      const char = text[this.at]!
      if (char === stop) break
      if (char === '$') {
        const part = this.dollar()
        if (part === undefined) return undefined
        result += part
        add(part)
      } else if (char === "'" || char === '"') {
        const part = char === "'" ? this.singleQuoted(doubleEscapes) : this.doubleQuoted(doubleEscapes)
        if (part === undefined) return undefined
        result += part
        addRaw(part)
      } else if (char === '<') {
        const part = this.lessThan()
        result += part
        addRaw(part)
      } else if (char === escape) {
        const part = text.slice(this.rawEscapes ? this.at : this.at + 1, this.at + 2)
        this.at += 2
        result += part
        if (part !== '') addRaw(part)
      } else {
        this.at++
        result += char
        add(char)
      }
    }
    if (stop !== '' && this.at >= text.length) return undefined
    this.at++
    if (this.buffer !== '') words.push(this.buffer)
    this.buffer = ''
    this.found = words
    this.rawEscapes = outer
    this.depth--
    return result
  }

  private singleQuoted(doubleEscapes: boolean): string | undefined {
    const end = this.text.indexOf("'", this.at + 1)
    if (end === -1) return undefined
    const inside = this.text.slice(this.at + 1, end)
    this.at = end + 1
    const kept = doubleEscapes ? inside.replaceAll(escape, escape + escape) : inside
    return this.rawQuotes ? `'${kept}'` : kept
  }

  private doubleQuoted(doubleEscapes: boolean): string | undefined {
    const { text } = this
    let result = this.rawQuotes ? '"' : ''
    this.at++
    while (this.at < text.length) {
      const char = text[this.at]!
      if (char === '"') {
        this.at++
        return this.rawQuotes ? result + '"' : result
      }
      if (char === '$') {
        const part = this.dollar()
        if (part === undefined) return undefined
        result += part
        continue
      }
      this.at++
      if (char !== escape) {
        result += char
        continue
      }
      const next = text[this.at]
      if (next === undefined) return undefined
      if (next === '"' || next === '$' || next === escape) {
        result += this.rawEscapes ? escape + next : next
        this.at++
      } else result += this.rawEscapes && (!this.rawQuotes || doubleEscapes) ? escape + escape : escape
    }
    return undefined
  }

  /** `<<` takes the blanks that follow into the word. */
  private lessThan(): string {
    const { text } = this
    const start = this.at++
    if (text[this.at] !== '<') return '<'
    this.at++
    while (text[this.at] === ' ' || text[this.at] === '\t' || text[this.at] === '\r') this.at++
    return text.slice(start, this.at)
  }

  private name(): string {
    const start = this.at
    this.at = variableNameEnd(this.text, start)
    return this.text.slice(start, this.at)
  }

  private dollar(): string | undefined {
    const { text } = this
    if (text[++this.at] !== '{') return '$' + this.name()
    const first = text[++this.at]
    if (first === undefined || first === '{' || first === '}' || first === ':') return undefined
    const name = this.name()
    const sign = text[this.at++]
    if (sign === '}') return `\${${name}}`
    if (sign === '/') {
      if (text[this.at] === '/') this.at++
      const pattern = this.read('/', true, true)
      const replacement = pattern === undefined ? undefined : this.read('}', true, false)
      return replacement === undefined ? undefined : `\${${name}/${pattern}/${replacement}}`
    }
    const signs = sign === ':' ? sign + (text[this.at++] ?? '') : sign
    if (signs === undefined || !modifiers.has(signs)) return undefined
    const isPattern = sign === '#' || sign === '%'
    const word = this.read('}', isPattern, isPattern)
    return word === undefined ? undefined : `\${${name}${signs}${word}}`
  }
}

const modifiers: ReadonlySet<string> = new Set([':-', ':+', ':?', '-', '+', '?', '#', '%'])
