import type { Directives } from '../model/index.js'
import { options } from '../model/index.js'
import { excerpt } from '../model/lexical/expressible.js'
import { skipSpace } from '../model/lexical/white-space.js'
import type { ProblemInput } from '../problem/index.js'
import type { PhysicalLines } from './physical-lines.js'

/** The parser directives at the top of a file. */
export interface FoundDirectives {
  readonly directives: Directives
  /** The lines that are directives. What follows them is read as comments and instructions. */
  readonly count: number
  /** Lines among them that BuildKit strips and heeds nowhere: they are comments to everybody else. */
  readonly ignored: ReadonlySet<number>
}

type Report = (line: number, input: Omit<ProblemInput, 'place'>) => void

/**
 * Reads the parser directives. They end at the first line that is none: a blank line, an instruction, a comment of any
 * other form or name.
 */
export function readDirectives(lines: PhysicalLines, report: Report): FoundDirectives {
  if (lines.text.startsWith('#!', lines.start(0))) return behindInterpreter(lines)
  const found: { syntax: string | undefined; escape: '\\' | '`' | undefined; check: string | undefined } = {
    syntax: undefined,
    escape: undefined,
    check: undefined,
  }
  const seen = new Set<string>()
  const ignored = new Set<number>()
  let line = 0
  for (; line < lines.count; line++) {
    const directive = readDirective(lines, line)
    if (directive === undefined) break
    const { name, value } = directive
    if (seen.has(name)) {
      const message = `The directive "${name}" is given twice; one is allowed`
      report(line, { code: 'bad-directive', message })
      continue
    }
    seen.add(name)
    // Only the escape character is looked for behind white space; one such line hides the others below it too.
    if (directive.isIndented || ignored.size > 0 || hidden(lines, line)) ignored.add(line)
    if (name === 'escape') {
      ignored.delete(line)
      if (value === '\\' || value === '`') found.escape = value
      else report(line, { code: 'bad-directive', message: `# escape= takes \\ or \`, found ${excerpt(value)}` })
    } else if (!ignored.has(line)) found[name] = value
  }
  return { directives: options<Directives>(found as Directives), count: line, ignored }
}

/**
 * Behind a line `#!…`, by which a Dockerfile can be executed, BuildKit looks for the frontend and for what its checks shall
 * do, and for no escape character: who reads the file takes all of that for comments.
 */
function behindInterpreter(lines: PhysicalLines): FoundDirectives {
  const found: { syntax?: string; check?: string } = {}
  const ignored = new Set([0])
  const seen = new Set<string>()
  let count = 1
  for (let line = 1; line < lines.count; line++) {
    const directive = readDirective(lines, line)
    if (directive === undefined || directive.isIndented || seen.has(directive.name)) break
    const { name, value } = directive
    seen.add(name)
    if (name === 'escape') ignored.add(line)
    else found[name] = value
    count = line + 1
  }
  if (found.syntax === undefined && found.check === undefined)
    return { directives: options<Directives>({}), count: 0, ignored: new Set() }
  return { directives: options<Directives>(found), count, ignored }
}

function hidden(lines: PhysicalLines, line: number): boolean {
  for (let above = 0; above < line; above++) if (lines.text[lines.start(above)] !== '#') return true
  return false
}

interface Directive {
  readonly name: 'syntax' | 'escape' | 'check'
  readonly value: string
  readonly isIndented: boolean
}

function readDirective(lines: PhysicalLines, line: number): Directive | undefined {
  const { text } = lines
  const end = lines.end(line)
  const start = skipSpace(text, lines.start(line), end)
  if (text[start] !== '#') return undefined
  const nameStart = skipSpace(text, start + 1, end)
  let at = nameStart
  while (at < end && /[A-Za-z0-9]/.test(text[at]!)) at++
  const name = text.slice(nameStart, at).toLowerCase()
  if (name !== 'syntax' && name !== 'escape' && name !== 'check') return undefined
  at = skipBlanks(text, at, end)
  if (text[at] !== '=') return undefined
  const valueStart = skipBlanks(text, at + 1, end)
  let valueEnd = end
  while (valueEnd > valueStart && isBlank(text[valueEnd - 1]!)) valueEnd--
  // Of a value that is all white space the last character remains.
  const value = valueStart < end ? text.slice(valueStart, valueEnd) : text.slice(Math.max(at + 1, end - 1), end)
  return value === '' ? undefined : { name, value, isIndented: start > lines.start(line) }
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isBlank(text[at]!)) at++
  return at
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\f' || character === '\r'
}
