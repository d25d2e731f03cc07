import {
  alone,
  type Redirection,
  type Separator,
  type ShellWord,
  type SimpleCommand,
  type Standing,
  type Surroundings,
} from './commands.js'
import { heredocOf, skipHeredoc, type Heredoc } from './heredoc.js'
import { enter, NotUnderstood, readWord, skipArithmetic, type Cursor } from './read-word.js'
import { simpleCommand } from './simple-command.js'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Reads shell text once, from front to back: its simple commands in order, those in substitutions and branches among them.
 * It knows the grammar that sh and bash have in common, and `[[`, `((`, `function` and process substitution of bash. Nothing
 * when the text is not understood for sure: an open quote, an extended pattern, a word of the grammar where none can stand.
 * Takes time linear in the length of the text.
 */
export function simpleCommands(text: string): readonly SimpleCommand[] | undefined {
  try {
    return new Reader(text).read()
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

/** What a command is before its list is read to the end. */
interface Pending extends Mutable<Standing> {
  readonly words: readonly ShellWord[]
  readonly redirections: readonly Redirection[]
  readonly within: Surroundings
}

/** A command of a pipeline, or the surroundings that a compound command is to others: how it stands is not known yet. */
type Part = Mutable<Standing>

/** Words that end a list, and never begin a command. */
const closers = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])

/** What the words of the two patterns below begin with: most words of a script do not. */
const closerStart = 'tefd}'
const keywordStart = 'iwufsc{['

const closer = /(?:then|else|elif|fi|do|done|esac|\})(?![^ \t\r\n;|&()<>])/y
const keyword = /(?:if|while|until|for|select|case|\{|\[\[|function)(?![^ \t\r\n;|&()<>])/y
const digits = /\d+(?=[<>])/y
const choiceEnd = /;;&|;;|;&/y
const redirection = /(?:&>>|&>|<<<|<<-|<<|<>|<&|<(?!\()|>>|>&|>\||>(?!\())/y

class Reader implements Cursor {
  at = 0
  depth = 0
  private readonly found: Pending[] = []
  /** Heredocs whose bodies begin at the next newline. */
  private heredocs: Heredoc[] = []
  private within: Surroundings = { ...alone, kind: 'script' }

  constructor(readonly text: string) {}

  read(): readonly SimpleCommand[] {
    this.list()
    if (this.at < this.text.length) throw new NotUnderstood()
    const commands: SimpleCommand[] = []
    for (const pending of this.found) {
      const command = simpleCommand(pending.words, pending)
      if (command !== undefined) commands.push(command)
    }
    return commands
  }

  substitution(): void {
    const waiting = this.heredocs
    this.heredocs = []
    this.nested('substitution', () => {
      this.list()
      this.expect(')')
    })
    // To bash its body is behind the substitution, to dash there is none.
    if (this.heredocs.length > 0) throw new NotUnderstood()
    this.heredocs = waiting
  }

  /** Pipelines up to what closes the list. */
  private list(): void {
    let before: Separator = ''
    let chain: Part[] | undefined
    let caught = 0
    for (;;) {
      this.skipLines()
      if (this.isAtEnd()) {
        if (before === '&&' || before === '||') throw new NotUnderstood()
        return
      }
      const parts = this.pipeline(before)
      const after = this.separator()
      for (const part of parts) part.after = after
      if (chain === undefined) chain = parts
      else for (const part of parts) chain.push(part)
      if (after === '||') while (caught < chain.length) chain[caught++]!.isCaught = true
      else if (after !== '&&') {
        if (after === '&') for (const part of chain) part.isBackground = true
        if (after === '') return
        chain = undefined
        caught = 0
      }
      before = after
    }
  }

  /** The commands of a pipeline: what follows it is not known yet. */
  private pipeline(before: Separator): Part[] {
    let isNegated = false
    while (this.isWord('!')) {
      isNegated = true
      this.at++
      this.skipBlanks()
    }
    const all: Part[] = []
    for (let isPiped = false; ; isPiped = true) {
      const parts = this.command(isPiped, isNegated, before)
      for (const part of parts) all.push(part)
      this.skipBlanks()
      if (this.text[this.at] !== '|' || this.text[this.at + 1] === '|') return all
      this.at += this.text[this.at + 1] === '&' ? 2 : 1
      for (const part of parts) part.isFeeding = true
      this.skipLines()
    }
  }

  private command(isPiped: boolean, isNegated: boolean, before: Separator): readonly Part[] {
    const compound = this.compound()
    if (compound !== undefined) {
      for (const part of compound) {
        part.isPiped = isPiped
        part.isNegated = isNegated
        part.before = before
      }
      this.redirections()
      return compound
    }
    const words: ShellWord[] = []
    const redirections: Redirection[] = []
    // Commands of its substitutions come behind it.
    const pending: Pending = {
      words,
      redirections,
      within: this.within,
      isPiped,
      isFeeding: false,
      isNegated,
      before,
      after: '',
      isCaught: false,
      isBackground: false,
    }
    this.found.push(pending)
    for (;;) {
      this.skipBlanks()
      const next = this.redirection()
      if (next !== undefined) {
        redirections.push(next)
        continue
      }
      const character = this.text[this.at]
      if (character === undefined || '\n;|&)'.includes(character)) break
      if (character === '(') {
        if (words.length !== 1 || redirections.length > 0) throw new NotUnderstood()
        if (/^[A-Za-z_]\w*\+?=$/.test(words[0]!.text)) this.array()
        else {
          if (this.found.pop() !== pending) throw new NotUnderstood()
          this.functionBody()
          return []
        }
        continue
      }
      const word = readWord(this)
      if (words.length === 0 && word.isPlain && closers.has(word.text) && word.end - word.start === word.text.length)
        throw new NotUnderstood()
      words.push(word)
    }
    if (words.length === 0 && redirections.length === 0) throw new NotUnderstood()
    return [pending]
  }

  /** A compound command, if one begins here. */
  private compound(): Part[] | undefined {
    const { text } = this
    if (text[this.at] === '(') {
      if (text[this.at + 1] === '(') {
        skipArithmetic(this, this.at)
        return []
      }
      this.at++
      return [
        this.nested('subshell', () => {
          this.list()
          this.expect(')')
        }),
      ]
    }
    switch (this.keyword()) {
      case '{':
        return [
          this.nested('group', () => {
            this.list()
            this.close('}')
          }),
        ]
      case 'if':
        return this.conditional()
      case 'while':
      case 'until':
        return [this.nested('condition', () => this.list()), this.loopBody()]
      case 'for':
      case 'select':
        this.loopHead()
        return [this.loopBody()]
      case 'case':
        return this.choices()
      case '[[':
        this.testExpression()
        return []
      case 'function': {
        this.skipBlanks()
        readWord(this)
        this.skipBlanks()
        this.functionBody()
        return []
      }
      default:
        return undefined
    }
  }

  private conditional(): Part[] {
    const parts: Part[] = []
    for (;;) {
      parts.push(this.nested('condition', () => this.list()))
      this.close('then')
      parts.push(this.nested('branch', () => this.list()))
      if (this.isWord('elif')) {
        this.at += 4
        continue
      }
      if (this.isWord('else')) {
        this.at += 4
        parts.push(this.nested('branch', () => this.list()))
      }
      this.close('fi')
      return parts
    }
  }

  private loopHead(): void {
    this.skipBlanks()
    if (this.text.startsWith('((', this.at)) skipArithmetic(this, this.at)
    else readWord(this)
    this.skipLines()
    if (this.isWord('in')) {
      this.at += 2
      for (this.skipBlanks(); !/[\n;]|^$/.test(this.text[this.at] ?? ''); this.skipBlanks()) readWord(this)
    }
    if (this.text[this.at] === ';') this.at++
    this.skipLines()
  }

  private loopBody(): Part {
    this.close('do')
    return this.nested('branch', () => {
      this.list()
      this.close('done')
    })
  }

  private choices(): Part[] {
    const parts: Part[] = []
    this.skipBlanks()
    readWord(this)
    this.skipLines()
    this.close('in')
    for (this.skipLines(); !this.isWord('esac'); this.skipLines()) {
      if (this.text[this.at] === '(') this.at++
      for (;;) {
        this.skipBlanks()
        readWord(this)
        this.skipBlanks()
        if (this.text[this.at] !== '|') break
        this.at++
      }
      this.expect(')')
      parts.push(this.nested('branch', () => this.list()))
      choiceEnd.lastIndex = this.at
      if (!choiceEnd.test(this.text)) break
      this.at = choiceEnd.lastIndex
    }
    this.close('esac')
    return parts
  }

  /** `[[ … ]]`: words, and operators that mean nothing to the list. */
  private testExpression(): void {
    for (;;) {
      this.skipBlanks()
      const character = this.text[this.at]
      if (character === undefined) throw new NotUnderstood()
      if ('\n&|()<>'.includes(character)) this.at++
      else {
        const word = readWord(this)
        if (word.text === ']]') return
      }
    }
  }

  private functionBody(): void {
    if (this.text[this.at] === '(') {
      this.at++
      this.skipBlanks()
      this.expect(')')
    }
    this.skipLines()
    this.nested('function', () => {
      if (this.compound() === undefined) throw new NotUnderstood()
    })
    this.redirections()
  }

  private array(): void {
    this.at++
    for (this.skipLines(); this.text[this.at] !== ')'; this.skipLines()) readWord(this)
    this.at++
  }

  private nested(kind: Surroundings['kind'], read: () => void): Part {
    enter(this)
    const outer = this.within
    const own: Mutable<Surroundings> = { ...alone, kind, outer }
    this.within = own
    read()
    this.within = outer
    this.depth--
    return own
  }

  private redirections(): void {
    do this.skipBlanks()
    while (this.redirection() !== undefined)
  }

  private redirection(): Redirection | undefined {
    let start = this.at
    const character = this.text[start] ?? ''
    if (character >= '0' && character <= '9') {
      digits.lastIndex = start
      if (!digits.test(this.text)) return undefined
      start = digits.lastIndex
    } else if (character !== '<' && character !== '>' && character !== '&') return undefined
    redirection.lastIndex = start
    const operator = redirection.exec(this.text)?.[0]
    if (operator === undefined) return undefined
    this.at = redirection.lastIndex
    this.skipBlanks()
    const target = readWord(this)
    if (operator === '<<' || operator === '<<-') {
      this.heredocs.push(heredocOf(target, this.text.slice(target.start, target.end), operator === '<<-'))
    }
    return { operator, target }
  }

  /** What stands between two pipelines; nothing at the end of a list. */
  private separator(): Separator {
    this.skipBlanks()
    const { text, at } = this
    const character = text[at]
    if (character === '\n') {
      this.skipLines()
      return this.isAtEnd() ? '' : ';'
    }
    if (character === '&' || character === '|') {
      const isDoubled = text[at + 1] === character
      this.at += isDoubled ? 2 : 1
      return isDoubled ? (character === '&' ? '&&' : '||') : '&'
    }
    if (character === ';' && text[at + 1] !== ';' && text[at + 1] !== '&') {
      this.at++
      this.skipLines()
      return this.isAtEnd() ? '' : ';'
    }
    return ''
  }

  private isAtEnd(): boolean {
    const character = this.text[this.at]
    if (character === undefined || character === ')') return true
    if (character === ';') return this.text[this.at + 1] === ';' || this.text[this.at + 1] === '&'
    if (!closerStart.includes(character)) return false
    closer.lastIndex = this.at
    return closer.test(this.text)
  }

  /** Whether a word of the grammar stands here, whole and without quotes. */
  private isWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    const next = this.text[this.at + word.length]
    return next === undefined || ' \t\r\n;|&()<>'.includes(next)
  }

  private keyword(): string | undefined {
    if (!keywordStart.includes(this.text[this.at] ?? ' ')) return undefined
    keyword.lastIndex = this.at
    if (!keyword.test(this.text)) return undefined
    const word = this.text.slice(this.at, keyword.lastIndex)
    this.at = keyword.lastIndex
    return word
  }

  private close(word: string): void {
    if (!this.isWord(word)) throw new NotUnderstood()
    this.at += word.length
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new NotUnderstood()
    this.at++
  }

  private skipBlanks(): void {
    const { text } = this
    for (;;) {
      const character = text[this.at]
      if (character === ' ' || character === '\t' || character === '\r') this.at++
      else if (character === '\\' && text[this.at + 1] === '\n') this.at += 2
      else if (character === '#') {
        const newline = text.indexOf('\n', this.at)
        this.at = newline === -1 ? text.length : newline
      } else return
    }
  }

  private skipLines(): void {
    for (this.skipBlanks(); this.text[this.at] === '\n'; this.skipBlanks()) {
      this.at++
      for (const heredoc of this.heredocs) skipHeredoc(this, heredoc)
      if (this.heredocs.length > 0) this.heredocs = []
    }
  }
}
