import type { Part, Variable, Word } from '../model/index.js'
import { refuse, wordProblem, type WordRule } from '../model/lexical/expressible.js'
import { isPlainWord } from '../model/lexical/plain-word.js'
import { quotedWords } from '../model/lexical/quoted-words.js'
import type { Page } from './page.js'
import { printVariable } from './variable.js'

/*
 * Quoting. A word is bare where it can be; where it cannot, it stands in double quotes with `"`, `$` and the escape
 * character escaped, whatever the category. The categories differ in what makes quotes necessary.
 */

type Escape = Page['escape']

/** Bare behind the first part of a word. */
const plainPart = /^[\w./:@+^,~=%*?-]*$/
const plainName = /^[A-Za-z_]\w*$/

/** What the lexer or the cutting into words would not leave alone. */
const special: { readonly [E in Escape]: RegExp } = { '\\': /[\s\u0085"'$\\]/, '`': /[\s\u0085"'$`]/ }
const inDoubleQuotes: { readonly [E in Escape]: RegExp } = { '\\': /["$\\]/g, '`': /["$`]/g }
const outsideQuotes: { readonly [E in Escape]: RegExp } = { '\\': /["'$\\]/g, '`': /["'$`]/g }

/** A value of ENV, LABEL or ARG. */
export function printValue(what: string, value: Word, page: Page): string {
  return isPlainWord(value) ? (value as string) : printInPairs('value', what, value, page)
}

/** A key of ENV or LABEL. One that begins with `#` or `--` would be a comment or a flag. */
export function printKey(what: string, key: Word, page: Page): string {
  if (isPlainWord(key) && !(key as string).includes('=')) return key as string
  const printed = printInPairs('key', what, key, page)
  if (!printed.startsWith('#') && !printed.startsWith('--')) return printed
  return typeof key === 'string' ? doubleQuoted(key, page.escape) : printPieces(key.parts, page.escape, true)
}

function printInPairs(rule: WordRule, what: string, value: Word, page: Page): string {
  if (rule === 'value' && typeof value !== 'string' && isPlainTemplate(value.parts)) {
    return printParts(value.parts, null, '')
  }
  refuse(wordProblem(rule, what, value, page.escape))
  const { escape } = page
  if (typeof value === 'string') return needsQuotes(value, escape) ? doubleQuoted(value, escape) : value
  const { parts } = value
  let bare = !needsPartQuotes(parts, escape)
  let quoted = true
  for (const part of parts) {
    if (typeof part === 'string' || part.modifier === undefined) continue
    // The cutting into words knows nothing of braces: quotes and blanks in a modifier count there.
    bare &&= isOneWord(modified(part), escape)
    quoted &&= isOneWord(`"${modified(part)}"`, escape)
  }
  if (bare) return printParts(parts, null, '')
  if (quoted) return `"${printParts(parts, inDoubleQuotes[escape], escape)}"`
  return printPieces(parts, escape)
}

/** Each part in the quotes that it needs itself; the text at the start in quotes anyway, if wanted. */
function printPieces(parts: readonly Part[], escape: Escape, quoteFirst = false): string {
  let text = ''
  for (const [index, part] of parts.entries()) {
    const quotes = typeof part === 'string' && ((quoteFirst && index === 0) || needsQuotes(part, escape))
    if (typeof part === 'string') text += quotes ? doubleQuoted(part, escape) : part
    else {
      const printed = printVariable(part, parts[index + 1])
      text += isOneWord(printed, escape) ? printed : `"${printed}"`
    }
  }
  return text
}

function modified({ name, modifier = '' }: Variable): string {
  return '${' + name + modifier + '}'
}

function isOneWord(text: string, escape: Escape): boolean {
  const words = quotedWords(text, escape)
  return words.length === 1 && words[0] === text
}

/** The whole rest of a line: WORKDIR, USER, STOPSIGNAL. */
export function printRest(what: string, value: Word, page: Page): string {
  if (isPlainWord(value)) return value as string
  if (typeof value !== 'string' && isPlainTemplate(value.parts)) return printParts(value.parts, null, '')
  const { escape } = page
  refuse(wordProblem('rest', what, value, escape))
  if (typeof value === 'string') {
    return needsQuotes(value, escape) || value.startsWith('--') ? doubleQuoted(value, escape) : value
  }
  const { parts } = value
  const quotes = needsPartQuotes(parts, escape) || startsWithFlag(parts)
  return quotes ? `"${printParts(parts, inDoubleQuotes[escape], escape)}"` : printParts(parts, null, '')
}

/**
 * One of several words between blanks: COPY, ADD, VOLUME, EXPOSE, FROM. What has a blank must be in JSON form instead.
 * `<<` outside quotes would open a heredoc.
 */
export function printListed(rule: 'bare' | 'path', what: string, value: Word, page: Page): string {
  if (isPlainWord(value)) return value as string
  if (typeof value !== 'string' && isPlainTemplate(value.parts)) return printParts(value.parts, null, '')
  const { escape } = page
  refuse(wordProblem(rule, what, value, escape))
  if (typeof value === 'string') {
    const quotes = needsQuotes(value, escape) || value.startsWith('--') || value.includes('<<')
    return quotes ? doubleQuoted(value, escape) : value
  }
  const { parts } = value
  const quotes =
    needsPartQuotes(parts, escape) ||
    startsWithFlag(parts) ||
    parts.some((part) => (typeof part === 'string' ? part : (part.modifier ?? '')).includes('<<'))
  return quotes ? `"${printParts(parts, inDoubleQuotes[escape], escape)}"` : printParts(parts, null, '')
}

/**
 * The same word, read alike by a lexer that escapes with the backslash: heredocs are looked for by such a one, whatever
 * the file's escape character is.
 */
export function printForBothLexers(value: Word): string {
  let text = ''
  const parts = typeof value === 'string' ? [value] : value.parts
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') text += printVariable(part, parts[index + 1])
    else text += `'${part.replaceAll("'", `'"'"'`)}'`
  }
  return text
}

/**
 * The text that BuildKit's lexer is to read, where no cutting into words comes before: in JSON, in flags and mounts.
 * Only what the lexer itself would change is escaped.
 */
export function printLexed(value: Word, { escape }: Page): string {
  if (typeof value === 'string') return escaped(value, outsideQuotes[escape], escape)
  return printParts(value.parts, outsideQuotes[escape], escape)
}

/** In double quotes, whether it needs them or not. */
export function printQuoted(value: Word, { escape }: Page): string {
  if (typeof value === 'string') return doubleQuoted(value, escape)
  return `"${printParts(value.parts, inDoubleQuotes[escape], escape)}"`
}

/** Only plain text and references without modifiers. */
function isPlainTemplate(parts: readonly Part[]): boolean {
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    if (typeof part === 'string') {
      if (!(i === 0 ? isPlainWord(part) : plainPart.test(part))) return false
    } else if (part.modifier !== undefined || !plainName.test(part.name)) return false
  }
  return true
}

function printParts(parts: readonly Part[], specials: RegExp | null, escape: string): string {
  let text = ''
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    if (typeof part !== 'string') text += printVariable(part, parts[i + 1])
    else text += specials === null ? part : escaped(part, specials, escape)
  }
  return text
}

function escaped(text: string, specials: RegExp, escape: string): string {
  return text.replace(specials, (character) => escape + character)
}

function doubleQuoted(text: string, escape: Escape): string {
  return `"${escaped(text, inDoubleQuotes[escape], escape)}"`
}

function needsQuotes(text: string, escape: Escape): boolean {
  return text === '' || special[escape].test(text)
}

function needsPartQuotes(parts: readonly Part[], escape: Escape): boolean {
  for (const part of parts) if (typeof part === 'string' && special[escape].test(part)) return true
  return false
}

function startsWithFlag(parts: readonly Part[]): boolean {
  const first = parts[0]
  return typeof first === 'string' && first.startsWith('-')
}
