import { variable, word, type Part, type Word } from '../model/index.js'
import { isEscapable, readDollar, unbalanced, type LexFault, type Lexing } from '../model/lexical/variable-scan.js'

/** What BuildKit's lexer makes of a text: a word, or the reason why it refuses the text. */
export type Lexed = { readonly word: Word; readonly fault?: undefined } | { readonly fault: LexFault }

const special = { '\\': /['"$\\]/, '`': /['"$`]/ } as const
const single = 0x27
const double = 0x22
const dollar = 0x24

/**
 * Reads the text of a field that BuildKit expands: quotes and escapes are resolved to the text that they stand for,
 * references become variables.
 */
export function lexWord(source: string, escape: '\\' | '`'): Lexed {
  const text = withoutMark(source)
  if (!special[escape].test(text)) return { word: text }
  return lex(text, { escape, quotes: true })
}

/** Reads the body of a heredoc that COPY or ADD expands: the backslash escapes every character, quotes are text. */
export function lexBody(source: string): Lexed {
  const text = withoutMark(source)
  if (!/[\\$]/.test(text)) return { word: text }
  return lex(text, { escape: '\\', quotes: false })
}

/** The scanner under BuildKit's lexer drops a byte order mark at the beginning of any word. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function lex(text: string, lexing: Lexing): Lexed {
  const escape = lexing.escape.charCodeAt(0)
  const parts: Part[] = []
  let literal = ''
  // What stands between `plain` and `at` is taken as it is.
  let plain = 0
  let at = 0
  let opened = -1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === dollar) {
      const found = readDollar(text, at, lexing)
      if (found.kind === 'fault') return found
      if (found.kind === 'variable') {
        parts.push(literal + text.slice(plain, at), variable(found.name, found.modifier))
        literal = ''
        plain = found.end
      }
      at = found.end
    } else if (code === escape) {
      if (opened === -1 || isEscapable(text, at + 1, escape)) {
        literal += text.slice(plain, at)
        plain = at + 1
        at += 2
      } else at++
    } else if (opened !== -1 ? code === double : code === double && lexing.quotes) {
      literal += text.slice(plain, at)
      opened = opened === -1 ? at : -1
      plain = ++at
    } else if (opened === -1 && code === single && lexing.quotes) {
      const end = text.indexOf("'", at + 1)
      if (end === -1) return { fault: unbalanced(text, at, 'single') }
      literal += text.slice(plain, at) + text.slice(at + 1, end)
      plain = at = end + 1
    } else at++
  }
  if (opened !== -1) return { fault: unbalanced(text, opened, 'double') }
  parts.push(literal + text.slice(plain))
  return { word: word(parts) }
}
