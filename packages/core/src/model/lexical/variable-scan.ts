import { variableNameEnd } from './variable-name.js'

/** How BuildKit's lexer reads the text: which character escapes, and whether quotes mean anything. */
export interface Lexing {
  readonly escape: string
  /** False in the body of a heredoc. */
  readonly quotes: boolean
}

/** Why BuildKit refuses a text, and where. */
export interface LexFault {
  readonly code: 'unbalanced-quote' | 'bad-variable'
  readonly message: string
  readonly start: number
  readonly end: number
}

/** What begins with a `$`. */
export type Dollar =
  | { readonly kind: 'literal'; readonly end: number }
  | { readonly kind: 'variable'; readonly name: string; readonly modifier: string | undefined; readonly end: number }
  | { readonly kind: 'fault'; readonly fault: LexFault }

/** Reads what the `$` at `at` begins: a variable, or itself when no name follows. */
export function readDollar(text: string, at: number, lexing: Lexing): Dollar {
  if (text.charCodeAt(at + 1) !== brace) {
    const end = variableNameEnd(text, at + 1)
    if (end === at + 1) return { kind: 'literal', end }
    return { kind: 'variable', name: text.slice(at + 1, end), modifier: undefined, end }
  }
  const opened = openVariable(text, at)
  if (typeof opened !== 'number' && opened.kind === 'fault') return opened
  const nameEnd = variableNameEnd(text, at + 2)
  const name = text.slice(at + 2, nameEnd)
  if (typeof opened === 'number') return { kind: 'variable', name, modifier: undefined, end: opened }
  const end = skipNested(text, at, opened, lexing)
  if (typeof end !== 'number') return { kind: 'fault', fault: end }
  return { kind: 'variable', name, modifier: text.slice(nameEnd, end - 1), end }
}

const brace = 0x7b
const closingBrace = 0x7d
const slash = 0x2f
const single = 0x27
const double = 0x22
const dollar = 0x24

type Opened = { readonly kind: 'open'; readonly at: number; readonly stop: number }

/** Reads `${NAME` and the sign of a modifier: gives the end of `${NAME}`, or where the modifier's word begins. */
function openVariable(text: string, at: number): number | Opened | { kind: 'fault'; fault: LexFault } {
  const first = text[at + 2]
  if (first === undefined) return fault(text, at, text.length, 'the closing "}" is missing')
  if (first === '{' || first === '}' || first === ':') {
    return fault(text, at, at + 3, `"${text.slice(at, at + 3)}" is no reference; it is written \${NAME}`)
  }
  const nameEnd = variableNameEnd(text, at + 2)
  const sign = text[nameEnd]
  if (sign === undefined) return fault(text, at, text.length, 'the closing "}" is missing')
  if (sign === '}') return nameEnd + 1
  if (sign === '/') {
    const word = text.charCodeAt(nameEnd + 1) === slash ? nameEnd + 2 : nameEnd + 1
    return { kind: 'open', at: word, stop: slash }
  }
  if ('+-?#%'.includes(sign)) return { kind: 'open', at: nameEnd + 1, stop: closingBrace }
  const second = text[nameEnd + 1]
  if (sign === ':' && second !== undefined && '+-?'.includes(second)) {
    return { kind: 'open', at: nameEnd + 2, stop: closingBrace }
  }
  const found = sign === ':' ? `:${characterAt(text, nameEnd + 1)}` : characterAt(text, nameEnd)
  const known = ':-  -  :+  +  :?  ?  #  ##  %  %%  /  //'
  return fault(
    text,
    at,
    nameEnd + found.length,
    `${JSON.stringify(found)} is no modifier that BuildKit knows (${known})`,
  )
}

function characterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : ''
}

function fault(text: string, at: number, end: number, why: string): { kind: 'fault'; fault: LexFault } {
  const message = `Malformed variable reference: ${why}`
  return { kind: 'fault', fault: { code: 'bad-variable', message, start: at, end: Math.min(end, text.length) } }
}

/**
 * The end of the reference that begins at `dollarAt`, its closing brace included. Modifiers hold quotes and further
 * variables to any depth, so what is open is kept in a list: a deep text costs memory, never the stack.
 */
function skipNested(text: string, dollarAt: number, opened: Opened, lexing: Lexing): number | LexFault {
  const escape = lexing.escape.charCodeAt(0)
  const open = [opened.stop]
  const begun = [dollarAt]
  let { at } = opened
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const top = open[open.length - 1]!
    if (code === top) {
      at++
      if (top === slash) {
        open[open.length - 1] = closingBrace
        continue
      }
      open.pop()
      begun.pop()
      if (open.length === 0) return at
    } else if (code === dollar) {
      const next = skipReference(text, at)
      if (typeof next === 'number') at = next
      else if (next.kind === 'fault') return next.fault
      else {
        open.push(next.stop)
        begun.push(at)
        at = next.at
      }
    } else if (code === escape) at += top === double && !isEscapable(text, at + 1, escape) ? 1 : 2
    else if (top !== double && lexing.quotes && code === double) {
      open.push(double)
      begun.push(at++)
    } else if (top !== double && lexing.quotes && code === single) {
      const end = text.indexOf("'", at + 1)
      if (end === -1) return unbalanced(text, at, 'single')
      at = end + 1
    } else at++
  }
  const top = open[open.length - 1]!
  if (top === double) return unbalanced(text, begun[begun.length - 1]!, 'double')
  const missing = top === slash ? 'the second "/" is missing' : 'the closing "}" is missing'
  return {
    code: 'bad-variable',
    message: `Malformed variable reference: ${missing}`,
    start: dollarAt,
    end: text.length,
  }
}

function skipReference(text: string, at: number): number | Opened | { kind: 'fault'; fault: LexFault } {
  return text.charCodeAt(at + 1) === brace ? openVariable(text, at) : variableNameEnd(text, at + 1)
}

/** Between double quotes only these are escaped; before others the escape character is a character like any. */
export function isEscapable(text: string, at: number, escape: number): boolean {
  const code = text.charCodeAt(at)
  return code === double || code === dollar || code === escape
}

export function unbalanced(text: string, at: number, which: 'single' | 'double'): LexFault {
  const message = `A ${which} quote is opened and not closed`
  return { code: 'unbalanced-quote', message, start: at, end: text.length }
}
