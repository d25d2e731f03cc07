/** What a word is made of once quotes and escapes are gone. */
export type Lexed = readonly LexedPart[]

export type LexedPart = string | LexedVariable

export interface LexedVariable {
  readonly name: string
  readonly modifier?: Modifier
}

/** What stands between a variable's name and the closing brace. */
export type Modifier =
  | { readonly kind: 'default' | 'alternative' | 'required'; readonly emptyCounts: boolean; readonly word: Lexed }
  | { readonly kind: 'prefix' | 'suffix'; readonly word: Lexed }
  | { readonly kind: 'replace'; readonly all: boolean; readonly word: Lexed; readonly replacement: Lexed }

export interface LexOptions {
  /** The escape character of the file. */
  readonly escape: '\\' | '`'
  /** False in the body of a heredoc, where quotes are text. */
  readonly quotes: boolean
}

/** Thrown inside this room only: what BuildKit says about a malformed word. */
export class WordFault extends Error {}

/** Thrown inside this room only: variables are nested so deep in modifiers that nobody means it. Nothing is said then. */
export class TooDeep extends Error {}

const deepest = 500

/** Reads a word as BuildKit's lexer does. */
export function lexWord(text: string, options: LexOptions): Lexed {
  return new Lexer(text, options).until(undefined, false, false)
}

/** Reads the modifier of a variable, as the model keeps it. */
export function lexModifier(text: string, options: LexOptions): Modifier {
  const lexer = new Lexer(`${text}}`, options)
  const modifier = lexer.modifier()
  if (modifier === undefined || !lexer.atEnd()) throw new WordFault('the modifier has an unescaped "}"')
  return modifier
}

const kinds = { '-': 'default', '+': 'alternative', '?': 'required', '#': 'prefix', '%': 'suffix' } as const

class Lexer {
  private readonly characters: readonly string[]
  private position = 0
  private depth = 0

  constructor(
    text: string,
    private readonly options: LexOptions,
  ) {
    this.characters = [...text]
  }

  atEnd(): boolean {
    return this.position >= this.characters.length
  }

  /** Reads to a stop character or the end. `raw` keeps escape characters, `pattern` doubles those that are literal. */
  until(stop: string | undefined, raw: boolean, pattern: boolean): Lexed {
    const out: LexedPart[] = []
    while (!this.atEnd()) {
      const character = this.peek()!
      if (character === stop) {
        this.position++
        return out
      }
      if (character === '$') push(out, this.dollar())
      else if (this.options.quotes && character === "'") push(out, this.singleQuoted(pattern))
      else if (this.options.quotes && character === '"') for (const part of this.doubleQuoted(raw)) push(out, part)
      else {
        this.position++
        if (character !== this.options.escape) push(out, character)
        else {
          if (raw) push(out, character)
          const next = this.next()
          if (next !== undefined) push(out, next)
        }
      }
    }
    if (stop !== undefined) throw new WordFault(stop === '/' ? 'a "/" is missing' : `the closing "${stop}" is missing`)
    return out
  }

  /** The modifier after a name, up to and with the closing brace; nothing for a plain `}`. */
  modifier(): Modifier | undefined {
    let sign = this.next()
    if (sign === '}') return undefined
    if (sign === '/') return this.replacement()
    const emptyCounts = sign === ':'
    if (emptyCounts) sign = this.next()
    const kind = sign !== undefined && Object.hasOwn(kinds, sign) ? kinds[sign as keyof typeof kinds] : undefined
    const said = `${emptyCounts ? ':' : ''}${sign ?? ''}`
    if (kind === undefined || (emptyCounts && (kind === 'prefix' || kind === 'suffix'))) {
      if (sign === undefined) throw new WordFault('the closing "}" is missing')
      throw new WordFault(`BuildKit has no modifier "${said}" (it has :- - :+ + :? ? # ## % %% / //)`)
    }
    if (kind === 'prefix' || kind === 'suffix') return { kind, word: this.until('}', true, true) }
    return { kind, emptyCounts, word: this.until('}', false, false) }
  }

  private replacement(): Modifier {
    const all = this.peek() === '/'
    if (all) this.position++
    const word = this.until('/', true, true)
    return { kind: 'replace', all, word, replacement: this.until('}', true, false) }
  }

  private dollar(): LexedPart {
    this.position++
    if (this.peek() !== '{') {
      const name = this.name()
      return name === '' ? '$' : { name }
    }
    this.position++
    const first = this.peek()
    if (first === undefined) throw new WordFault('the closing "}" is missing')
    if (first === '{' || first === '}' || first === ':') throw new WordFault('"${" is not followed by a name')
    const name = this.name()
    if (++this.depth > deepest) throw new TooDeep()
    const modifier = this.modifier()
    this.depth--
    return modifier === undefined ? { name } : { name, modifier }
  }

  private name(): string {
    const first = this.peek()
    if (first === undefined) return ''
    if (/\p{Nd}/u.test(first)) return this.while(/\p{Nd}/u)
    if ('@*#?-$!'.includes(first)) return this.next()!
    return this.while(/[\p{L}\p{Nd}_]/u)
  }

  private while(accepted: RegExp): string {
    const start = this.position
    while (!this.atEnd() && accepted.test(this.peek()!)) this.position++
    return this.characters.slice(start, this.position).join('')
  }

  private singleQuoted(pattern: boolean): string {
    this.position++
    let out = ''
    for (;;) {
      const character = this.next()
      if (character === undefined) throw new WordFault("the closing ' is missing")
      if (character === "'") return out
      out += pattern && character === this.options.escape ? character + character : character
    }
  }

  private doubleQuoted(raw: boolean): Lexed {
    this.position++
    const out: LexedPart[] = []
    for (;;) {
      const character = this.peek()
      if (character === undefined) throw new WordFault('the closing " is missing')
      if (character === '$') {
        push(out, this.dollar())
        continue
      }
      this.position++
      if (character === '"') return out
      if (character !== this.options.escape) push(out, character)
      else if (!this.atEnd()) {
        const isEscape = ['"', '$', this.options.escape].includes(this.peek()!)
        if (raw) push(out, character)
        push(out, isEscape ? this.next()! : character)
      }
    }
  }

  private peek(): string | undefined {
    return this.characters[this.position]
  }

  private next(): string | undefined {
    return this.characters[this.position++]
  }
}

function push(out: LexedPart[], part: LexedPart): void {
  const last = out[out.length - 1]
  if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part
  else out.push(part)
}
