import type { Heredoc, ShellCommand, ShellLine } from '../model/index.js'
import { heredocsProblem, joined, shellProblem } from '../model/lexical/expressible-command.js'
import { refuse } from '../model/lexical/expressible.js'
import { heredocWords } from '../model/lexical/heredoc-words.js'
import { skipSpace, trimSpace } from '../model/lexical/white-space.js'
import { printComment } from './comments.js'
import { continueLongLines } from './long-lines.js'
import { nextLine, type Page } from './page.js'

/** One line that no reader of Dockerfiles takes for anything but a command. */
const simple = /^(?=[^-[\s])[ -;=-~]*[!-;=-[\]-_a-~]$/

export interface Layout {
  /** The keyword and the flags, lines cut as they are printed. */
  readonly head: string
  /** Begin the command on a line of its own. */
  readonly below: boolean
  /** For sentences: `RUN`. */
  readonly what: string
  /** Words that begin with `--` would be flags here. */
  readonly flagsMayFollow: boolean
  /** BuildKit looks for heredocs here. */
  readonly heredocs: boolean
}

/**
 * A command in shell form. Its lines are printed as they are, each but the last followed by the escape character, and
 * comments between them.
 */
export function printShell(command: ShellCommand, layout: Layout, page: Page): string {
  const { lines } = command
  const only = lines[0]
  if (lines.length === 1 && typeof only === 'string' && simple.test(only) && command.heredocs.length === 0) {
    if (!layout.below) return continueLongLines(layout.head + ' ' + only, page)
    if (!only.startsWith('#')) return continueLongLines(layout.head + nextLine(page) + only, page)
  }
  refuse(shellProblem(layout.what, command, page.escape, layout.heredocs))
  const text = joined(lines)
  const dashes = layout.flagsMayFollow && text.startsWith('--', skipSpace(text, 0, text.length)) ? '-- ' : ''
  if (layout.heredocs && layout.head.includes("'")) checkWithFlags(command, layout, dashes + text, page)
  const printed = printLines(layout.head, dashes, layout.below, arrange(lines, page.escape), page)
  return continueLongLines(printed, page) + printBodies(command.heredocs, page)
}

/** Quotes in flags belong to the line in which BuildKit looks for heredocs. */
function checkWithFlags(command: ShellCommand, { head, what }: Layout, text: string, page: Page): void {
  const line = `${head.replaceAll(page.escape + '\n', '')} ${text}`
  if (line.includes('<<')) refuse(heredocsProblem(what, heredocWords(line), command.heredocs))
}

/**
 * The lines as they can be cut. A line may end neither with the escape character, which would then not continue it, nor
 * begin with `#`, which would be a comment: it is joined to its neighbour. Comments stand between two lines.
 */
export function arrange(lines: readonly ShellLine[], escape: string): readonly ShellLine[] {
  const out: ShellLine[] = []
  let last = -1
  for (const line of lines) {
    if (typeof line !== 'string') {
      out.push(line)
      continue
    }
    const before = out[last] as string | undefined
    if (before !== undefined && (before.endsWith(escape) || line[skipSpace(line, 0, line.length)] === '#')) {
      out[last] = before + line
      continue
    }
    out.push(line)
    last = out.length - 1
  }
  return withLastLine(out, last)
}

/** Ends with a line that has text: comments after it move before it, blank lines are left out. */
function withLastLine(lines: ShellLine[], lastText: number): readonly ShellLine[] {
  let last = lastText
  while (last > 0 && isBlank(lines[last]!)) {
    lines.splice(last, 1)
    do last--
    while (last >= 0 && typeof lines[last] !== 'string')
  }
  if (last === -1) return ['', ...lines]
  if (last !== lastText) {
    const text = lines[last] as string
    lines[last] = text.slice(0, trimSpace(text, 0, text.length))
  }
  if (last < lines.length - 1) lines.push(...lines.splice(last, 1))
  return typeof lines[0] === 'string' ? lines : ['', ...lines]
}

function isBlank(line: ShellLine): boolean {
  return typeof line === 'string' && skipSpace(line, 0, line.length) === line.length
}

/** `lines` begin and end with text. */
function printLines(head: string, dashes: string, below: boolean, lines: readonly ShellLine[], page: Page): string {
  const first = lines[0] as string
  const opening = first.trimStart()
  const beside = !below || opening.startsWith('#') || opening.startsWith('<<')
  let text: string
  if (first === '' && lines.length === 1) return head
  if (beside || first === '') text = `${head} ${dashes}${first}`
  else text = head + nextLine(page) + dashes + first
  let open = true
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!
    text += (open ? page.escape : '') + '\n'
    open = typeof line === 'string'
    text += typeof line === 'string' ? line : line.indent + printComment('comment', line.text)
  }
  if (lines.length > 1) page.severalLines = true
  return text
}

/** The lines after an instruction: each body, and the delimiter that ends it. */
export function printBodies(heredocs: readonly Heredoc[], page: Page): string {
  let text = ''
  for (const { body, delimiter } of heredocs) text += `\n${body}${delimiter}`
  if (text !== '') page.severalLines = true
  return text
}
