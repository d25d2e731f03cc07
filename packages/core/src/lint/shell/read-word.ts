import type { ShellWord } from './commands.js'

/** Thrown inside the reader, and never out of it: the text is not understood for sure. */
export class NotUnderstood extends Error {}

/** Where the reader stands. */
export interface Cursor {
  readonly text: string
  at: number
  /** How many substitutions, groups and branches are open. */
  depth: number
  /** Reads the commands of a substitution, from behind `(` to behind `)`. */
  substitution(): void
}

/** Deeper nesting than any script has. */
const deepest = 100

export function enter(cursor: Cursor): void {
  if (++cursor.depth > deepest) throw new NotUnderstood()
}

/** Whether a character ends a word that has no quotes around it. */
function isEnd(code: number): boolean {
  switch (code) {
    case 0x09: // tab
    case 0x0a: // newline
    case 0x0d: // carriage return
    case 0x20: // blank
    case 0x26: // &
    case 0x28: // (
    case 0x29: // )
    case 0x3b: // ;
    case 0x3c: // <
    case 0x3e: // >
    case 0x7c: // |
      return true
    default:
      return false
  }
}

/** Characters of a word that mean themselves. */
const literal = /[^ \t\r\n;|&()<>'"`$\\]+/y

/** The word at the cursor. */
export function readWord(cursor: Cursor): ShellWord {
  const { text } = cursor
  const start = cursor.at
  literal.lastIndex = start
  let out = ''
  if (literal.test(text)) {
    const end = literal.lastIndex
    out = text.slice(start, end)
    cursor.at = end
    // Most words are nothing else.
    if (end === text.length || isEnd(text.charCodeAt(end))) return { text: out, isPlain: true, start, end }
  }
  let isPlain = true
  while (cursor.at < text.length) {
    const from = cursor.at
    literal.lastIndex = from
    if (literal.test(text)) {
      cursor.at = literal.lastIndex
      out += text.slice(from, cursor.at)
      continue
    }
    const character = text[from]!
    if ((character === '<' || character === '>') && text[from + 1] === '(') {
      // A process substitution; elsewhere in a word it would be a redirection.
      if (from > start) break
      cursor.at += 2
      cursor.substitution()
      out += text.slice(from, cursor.at)
      isPlain = false
    } else if (isEnd(text.charCodeAt(from))) break
    else if (character === '\\') {
      if (text[from + 1] !== '\n') out += text[from + 1] ?? '\\'
      cursor.at = Math.min(from + 2, text.length)
    } else if (character === "'") {
      skipSingleQuoted(cursor)
      out += text.slice(from + 1, cursor.at - 1)
    } else if (character === '"') {
      cursor.at++
      const part = readDoubleQuoted(cursor)
      out += part.text
      isPlain &&= part.isPlain
    } else {
      if (character === '`') skipBackquoted(cursor)
      else if (!readDollar(cursor)) {
        out += '$'
        continue
      }
      out += text.slice(from, cursor.at)
      isPlain = false
    }
  }
  if (cursor.at === start) throw new NotUnderstood()
  return { text: out, isPlain, start, end: cursor.at }
}

function skipSingleQuoted(cursor: Cursor): void {
  const close = cursor.text.indexOf("'", cursor.at + 1)
  if (close === -1) throw new NotUnderstood()
  cursor.at = close + 1
}

const quotedLiteral = /[^"\\$`]+/y

/** From behind the opening quote to behind the closing one. */
function readDoubleQuoted(cursor: Cursor): { text: string; isPlain: boolean } {
  const { text } = cursor
  enter(cursor)
  let out = ''
  let isPlain = true
  for (;;) {
    let from = cursor.at
    quotedLiteral.lastIndex = from
    if (quotedLiteral.test(text)) {
      cursor.at = quotedLiteral.lastIndex
      out += text.slice(from, cursor.at)
      from = cursor.at
    }
    const character = text[from]
    if (character === undefined) throw new NotUnderstood()
    if (character === '"') break
    if (character === '\\') {
      const next = text[from + 1] ?? ''
      if (next !== '\n') out += '$`"\\'.includes(next) ? next : `\\${next}`
      cursor.at += 2
      continue
    }
    // Here a quote behind a dollar is not one of bash: it ends this quotation, or is an apostrophe.
    if (character === '$' && `"'`.includes(text[from + 1] ?? '$')) cursor.at++
    else if (character === '`') skipBackquoted(cursor)
    else readDollar(cursor, true)
    const part = text.slice(from, cursor.at)
    out += part
    if (part !== '$') isPlain = false
  }
  cursor.at++
  cursor.depth--
  return { text: out, isPlain }
}

function skipBackquoted(cursor: Cursor): void {
  const { text } = cursor
  for (let at = cursor.at + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '`') {
      cursor.at = at + 1
      return
    }
  }
  throw new NotUnderstood()
}

const parameter = /(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y

/** Goes past what a dollar opens; false when it is a dollar like any other character. */
function readDollar(cursor: Cursor, isQuoted = false): boolean {
  const { text } = cursor
  const next = text[cursor.at + 1]
  if (next === '(') {
    if (text[cursor.at + 2] === '(') skipArithmetic(cursor, cursor.at + 1)
    else {
      cursor.at += 2
      cursor.substitution()
    }
    return true
  }
  if (next === '{') {
    cursor.at += 2
    readBraced(cursor, isQuoted)
    return true
  }
  parameter.lastIndex = cursor.at + 1
  if (parameter.test(text)) {
    cursor.at = parameter.lastIndex
    return true
  }
  cursor.at++
  // `$"…"` and `$'…'` are a dollar and a string in sh; the second has escapes in bash.
  if (next === '"') throw new NotUnderstood()
  if (next === "'") {
    if (cursor.text.slice(cursor.at, cursor.text.indexOf("'", cursor.at + 1)).includes('\\')) throw new NotUnderstood()
    skipSingleQuoted(cursor)
    return true
  }
  return false
}

/** `${…}` from behind its brace. */
function readBraced(cursor: Cursor, isQuoted: boolean): void {
  const { text } = cursor
  enter(cursor)
  // What has no name is an error of sh, and a command of some shells.
  if (!/[\w@*#?$!-]/.test(text[cursor.at] ?? '')) throw new NotUnderstood()
  while (cursor.at < text.length) {
    const character = text[cursor.at]!
    if (character === '}') {
      cursor.at++
      cursor.depth--
      return
    }
    if (character === '\\') cursor.at += 2
    else if (character === "'") {
      const from = cursor.at
      skipSingleQuoted(cursor)
      // Within double quotes it is a quote to bash, and a character like any other to most shells.
      if (isQuoted && /[}"`$\\]/.test(text.slice(from, cursor.at))) throw new NotUnderstood()
    } else if (character === '"') {
      cursor.at++
      readDoubleQuoted(cursor)
    } else if (character === '`') skipBackquoted(cursor)
    else if (character === '$') readDollar(cursor, isQuoted)
    else cursor.at++
  }
  throw new NotUnderstood()
}

/** `((…))`, `at` being its first parenthesis. What has another end is two groups, and not understood. */
export function skipArithmetic(cursor: Cursor, at: number): void {
  const { text } = cursor
  let open = 0
  for (let i = at; i < text.length; i++) {
    const character = text[i]!
    if (character === '(') open++
    else if (character === ')') {
      open--
      if (open === 0) {
        cursor.at = i + 1
        return
      }
      if (open === 1 && text[i + 1] !== ')') break
    } else if (`'"\`\\`.includes(character)) break
  }
  throw new NotUnderstood()
}
