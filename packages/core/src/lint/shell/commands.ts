/** A word of a command. Text that the shell would replace is kept as written, and `isPlain` is false then. */
export interface ShellWord {
  readonly text: string
  readonly isPlain: boolean
  /** The offset behind it in the text that was read. */
  readonly end: number
}

/** A simple command: a program and its arguments, with what is assigned before it. */
export interface SimpleCommand {
  readonly name: string
  readonly arguments: readonly ShellWord[]
  /** `NAME=value` before the program. */
  readonly assignments: readonly string[]
  /** What stands before it is a pipe, so it reads what another command writes. */
  readonly isPiped: boolean
  /** The offset behind its last word. */
  readonly end: number
}

/** Words after which a command begins. */
const openers = new Set([
  'if',
  'then',
  'else',
  'elif',
  'while',
  'until',
  'do',
  '!',
  '{',
  '(',
  'time',
  'exec',
  'sudo',
  'env',
])

/**
 * The simple commands of shell text, in order; commands in substitutions are not looked into. Nothing when the text has
 * something that this small reader does not know for sure (an open quote, a function, a `case`).
 */
export function simpleCommands(text: string): readonly SimpleCommand[] | undefined {
  const tokens = tokenize(text)
  if (tokens === undefined) return undefined
  const commands: SimpleCommand[] = []
  let words: ShellWord[] = []
  let isPiped = false
  const end = (operator: string): void => {
    const command = commandOf(words, isPiped)
    if (command !== undefined) commands.push(command)
    words = []
    isPiped = operator === '|' || operator === '|&'
  }
  for (const token of tokens) {
    if (typeof token === 'string') end(token)
    else words.push(token)
  }
  end('')
  const isKnown = commands.every(({ name }) => name !== 'case' && name !== 'function' && !name.endsWith('()'))
  return isKnown ? commands : undefined
}

function commandOf(words: readonly ShellWord[], isPiped: boolean): SimpleCommand | undefined {
  let at = 0
  const assignments: string[] = []
  for (; at < words.length; at++) {
    const { text } = words[at]!
    if (/^[A-Za-z_]\w*\+?=/.test(text)) assignments.push(text)
    else if (!openers.has(text)) break
  }
  const name = words[at]?.text
  if (name === undefined) return undefined
  const program = name.slice(name.lastIndexOf('/') + 1)
  const { end } = words[words.length - 1]!
  return { name: program, arguments: words.slice(at + 1), assignments, isPiped, end }
}

type Token = ShellWord | string

/** Words, and operators as strings. Redirections are dropped with their targets. */
function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at]!
    if (character === ' ' || character === '\t' || character === '\r') at++
    else if (character === '#') {
      const newline = text.indexOf('\n', at)
      at = newline === -1 ? text.length : newline
    } else if (character === '\\' && text[at + 1] === '\n') at += 2
    else if ('\n;&|()'.includes(character)) {
      const operator = /^(?:&&|\|\||;;|\|&|[\n;&|()])/.exec(text.slice(at, at + 2))![0]
      tokens.push(operator)
      at += operator.length
    } else {
      const word = readWord(text, at)
      if (word === undefined) return undefined
      at = word.end
      const redirection = /^\d*(?:>>?|<<?-?|>&|<&|&>)/.exec(word.text)
      if (redirection === null) tokens.push(word)
      else if (redirection[0].length === word.text.length) {
        while (text[at] === ' ') at++
        const target = readWord(text, at)
        if (target === undefined) return undefined
        at = target.end
      }
    }
  }
  return tokens
}

function readWord(text: string, start: number): { text: string; isPlain: boolean; end: number } | undefined {
  let out = ''
  let isPlain = true
  let at = start
  while (at < text.length) {
    const character = text[at]!
    if (' \t\r\n;|()'.includes(character)) break
    // `2>&1` and `>&2` are no end of a command.
    if (character === '&' && text[at - 1] !== '>' && text[at - 1] !== '<') break
    if (character === "'") {
      const close = text.indexOf("'", at + 1)
      if (close === -1) return undefined
      out += text.slice(at + 1, close)
      at = close + 1
    } else if (character === '"' || character === '`') {
      const close = closing(text, at + 1, character)
      if (close === -1) return undefined
      const inside = text.slice(at + 1, close)
      if (character === '`' || /[$`]/.test(inside)) isPlain = false
      out += inside
      at = close + 1
    } else if (character === '$') {
      isPlain = false
      const end = endOfExpansion(text, at)
      if (end === -1) return undefined
      out += text.slice(at, end)
      at = end
    } else if (character === '\\') {
      if (text[at + 1] !== '\n') out += text[at + 1] ?? ''
      at += 2
    } else {
      out += character
      at++
    }
  }
  return { text: out, isPlain, end: Math.max(at, start + 1) }
}

/** Deeper substitutions inside quotes inside substitutions than any script has. */
const deepest = 100

function closing(text: string, from: number, quote: string, depth = 0): number {
  if (depth > deepest) return -1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at
    else if (text[at] === '$' && quote === '"') {
      const end = endOfExpansion(text, at, depth + 1)
      if (end === -1) return -1
      at = end - 1
    }
  }
  return -1
}

/** The end of `$NAME`, `${…}`, `$(…)`, `$((…))`; `at` is at the dollar. */
function endOfExpansion(text: string, at: number, nesting = 0): number {
  const open = text[at + 1]
  if (open !== '(' && open !== '{') return at + 1
  const close = open === '(' ? ')' : '}'
  let depth = 0
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i]!
    if (character === '\\') i++
    else if (character === "'" && open === '(') {
      i = text.indexOf("'", i + 1)
      if (i === -1) return -1
    } else if (character === '"') {
      const end = closing(text, i + 1, '"', nesting + 1)
      if (end === -1) return -1
      i = end
    } else if (character === open) depth++
    else if (character === close && --depth === 0) return i + 1
  }
  return -1
}
