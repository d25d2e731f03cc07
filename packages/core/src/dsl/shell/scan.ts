/** Where a place in shell text lies. */
export type ShellContext = 'bare' | 'double-quotes' | 'single-quotes' | 'backquotes' | 'comment' | 'heredoc'

/** What the top level of a piece of shell text holds: outside quotes, substitutions, groups and comments. */
export interface TopLevel {
  comment: boolean
  heredoc: boolean
  newline: boolean
  /** `;`, `&` or `||`: joined with `&&`, the piece would no longer be one. */
  separator: boolean
}

type Frame = "'" | '"' | '`' | '(' | '{' | '${' | '$(' | 'word-brace'

/**
 * Reads POSIX shell text as far as quoting goes. Fed piece by piece; what is known so far can be asked in between. It
 * knows quotes, escapes, substitutions, groups, comments and heredocs, not the grammar.
 */
export class ShellScanner {
  readonly top: TopLevel = { comment: false, heredoc: false, newline: false, separator: false }
  readonly #stack: Frame[] = []
  #comment = false
  #wordStart = true
  /** Delimiters whose bodies start at the next newline, then the one that is being read. */
  #pending: { name: string; stripTabs: boolean }[] = []
  #body: { name: string; stripTabs: boolean } | undefined
  #bodyLine = ''
  /** The last piece ended in a backslash. */
  #escaped = false

  get context(): ShellContext {
    if (this.#body !== undefined) return 'heredoc'
    if (this.#comment) return 'comment'
    const last = this.#stack[this.#stack.length - 1]
    if (last === "'") return 'single-quotes'
    if (this.#stack.includes('`')) return 'backquotes'
    // Inside "…${x:-here}" the double quotes still hold.
    if (last === '"' || (last === '${' && this.#stack.includes('"'))) return 'double-quotes'
    return 'bare'
  }

  /** Inside `"${x:-here}"`: a brace would end the reference, and shells do not agree on single quotes. */
  get quotedReference(): boolean {
    return this.context === 'double-quotes' && this.#stack[this.#stack.length - 1] === '${'
  }

  /** True when a quote, substitution, group or heredoc is still open. */
  get open(): boolean {
    return this.#stack.length > 0 || this.#body !== undefined || this.#pending.length > 0 || this.#escaped
  }

  /** Says that something was interpolated here: it continues a word. */
  interpolated(): void {
    this.#wordStart = false
    this.#escaped = false
  }

  feed(text: string): this {
    let at = 0
    if (this.#escaped && text !== '') {
      at = 1
      this.#escaped = false
    }
    while (at < text.length) at = this.#step(text, at)
    return this
  }

  #step(text: string, at: number): number {
    const char = text[at]!
    if (this.#body !== undefined) return this.#heredocStep(char, at)
    if (this.#comment) {
      if (char !== '\n') return at + 1
      this.#comment = false
    }
    const stack = this.#stack
    const frame = stack[stack.length - 1]
    if (frame === "'") {
      if (char === "'") stack.pop()
      return at + 1
    }
    if (char === '\\') {
      this.#wordStart = false
      if (at + 1 >= text.length) this.#escaped = true
      return at + 2
    }
    if (char === '`') {
      // What comes behind a substitution is of its word.
      this.#wordStart = frame !== '`'
      if (frame === '`') stack.pop()
      else stack.push('`')
      return at + 1
    }
    if (char === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) {
      stack.push(text[at + 1] === '(' ? '$(' : '${')
      this.#wordStart = true
      return at + 2
    }
    if (char === '"') {
      if (frame === '"') stack.pop()
      else stack.push('"')
      this.#wordStart = false
      return at + 1
    }
    if (frame === '"') return at + 1
    if (frame === '${') {
      if (char === '}') stack.pop()
      else if (char === "'" && !stack.includes('"')) stack.push("'")
      this.#wordStart = false
      return at + 1
    }
    return this.#bareStep(text, at, char)
  }

  #bareStep(text: string, at: number, char: string): number {
    const stack = this.#stack
    const isTop = stack.length === 0
    const wordStart = this.#wordStart
    this.#wordStart = ' \t\n;&|()<>'.includes(char)
    if (char === "'") stack.push("'")
    else if (char === '#' && wordStart) {
      this.#comment = true
      if (isTop) this.top.comment = true
    } else if (char === '\n') {
      if (isTop) this.top.newline = true
      this.#body = this.#pending.shift()
      this.#bodyLine = ''
    } else if (char === '(') stack.push('(')
    else if (char === ')') {
      const last = stack[stack.length - 1]
      if (last === '(' || last === '$(') stack.pop()
      if (last === '$(') this.#wordStart = false
    } else if (char === '{' && wordStart && /^\s/.test(text.slice(at + 1, at + 2))) stack.push('word-brace')
    else if (char === '}' && wordStart && stack[stack.length - 1] === 'word-brace') stack.pop()
    else if (char === '<' && text[at + 1] === '<') {
      if (text[at + 2] === '<') return at + 3
      return this.#heredocWord(text, at, isTop)
    } else if (isTop && (char === ';' || char === '&' || char === '|')) {
      const next = text[at + 1]
      if (char === ';') this.top.separator = true
      else if (char === next) {
        if (char === '|') this.top.separator = true
        return at + 2
      } else if (char === '&' && next !== '>' && text[at - 1] !== '>' && text[at - 1] !== '<') this.top.separator = true
    }
    return at + 1
  }

  #heredocWord(text: string, at: number, isTop: boolean): number {
    // Inside $(( … )) `<<` shifts.
    const stack = this.#stack
    if (stack[stack.length - 1] === '(' && stack[stack.length - 2] === '$(') return at + 2
    const found = /^<<(-?)[ \t]*((?:'[^']*'|"[^"]*"|\\.|[^\s;&|()<>'"\\])+)/.exec(text.slice(at))
    if (found === null) return at + 2
    if (isTop) this.top.heredoc = true
    this.#pending.push({ name: found[2]!.replace(/['"\\]/g, ''), stripTabs: found[1] === '-' })
    return at + found[0].length
  }

  #heredocStep(char: string, at: number): number {
    if (char !== '\n') {
      this.#bodyLine += char
      return at + 1
    }
    const { name, stripTabs } = this.#body!
    if ((stripTabs ? this.#bodyLine.replace(/^\t+/, '') : this.#bodyLine) === name) {
      this.#body = this.#pending.shift()
      this.#wordStart = true
    }
    this.#bodyLine = ''
    return at + 1
  }
}
