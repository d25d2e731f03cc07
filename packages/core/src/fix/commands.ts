import { shellText, type Command, type ShellCommand } from '../model/index.js'
import { writeJsonArray } from '../model/lexical/json-array.js'
import { difference, type Difference } from './difference.js'
import { lineEnd, type TextEdit, type Written } from './written.js'

/** The edits that make one command another. Lines that both have stay as they are. */
export function commandEdits(written: Written, before: Command, after: Command): readonly TextEdit[] | undefined {
  if (before.form === 'exec') return undefined
  const start = startOf(written, before)
  if (start === undefined) return undefined
  if (after.form === 'exec') {
    if (before.heredocs.length > 0 || written.line.comments.length > 0) return undefined
    const edit = written.edit(start, written.parts.end, writeJsonArray(after.args))
    return edit && [edit]
  }
  const [lines, bodies] = [lineEdits(written, start, before, after), bodyEdits(written, before, after)]
  return lines && bodies && [...lines, ...bodies]
}

/** Where the text of a command begins in the joined text of its instruction. */
function startOf({ line, parts }: Written, command: ShellCommand): number | undefined {
  const text = shellText(command)
  const start = parts.end - text.length
  return start >= parts.flagsEnd && line.text.startsWith(text, start) ? start : undefined
}

function lineEdits(
  written: Written,
  offset: number,
  before: ShellCommand,
  after: ShellCommand,
): readonly TextEdit[] | undefined {
  const found = difference(shellText(before), shellText(after))
  if (found === undefined) return []
  const { start, end, text } = found
  const breaks = breaksIn(found, lineEnds(before), lineEnds(after))
  if (breaks === undefined) return undefined
  const lines = broken(text, start, breaks.at, written.file.escape)
  const edit = written.edit(offset + start, offset + end, lines, breaks.isNext)
  return edit && [edit]
}

/** Where a stretch of a command that is written anew has ends of lines. */
interface Breaks {
  readonly at: readonly number[]
  /** What is added stands behind the end of a line, not before it. */
  readonly isNext: boolean
}

/**
 * The ends of lines that come with a difference. Those at its edges are there already, or come with it; nothing where one
 * would have to go.
 */
function breaksIn(
  { start, end, text }: Difference,
  before: readonly number[],
  after: readonly number[],
): Breaks | undefined {
  const last = start + text.length
  const between = (from: number, to: number): readonly number[] => after.filter((at) => at >= from && at <= to)
  if (start < end) {
    const isAlike = before.includes(start) === after.includes(start) && before.includes(end) === after.includes(last)
    return isAlike ? { at: between(start + 1, last - 1), isNext: false } : undefined
  }
  if (!before.includes(start)) return { at: between(start, last), isNext: false }
  if (after.includes(last)) return { at: between(start, last - 1), isNext: false }
  return after.includes(start) ? { at: between(start + 1, last - 1), isNext: true } : undefined
}

/** The text that begins at `start`, cut into lines that end at these offsets. */
function broken(text: string, start: number, ends: readonly number[], escape: string): string {
  let out = ''
  let at = start
  for (const end of ends) {
    out += `${text.slice(at - start, end - start)}${escape}\n`
    at = end
  }
  return out + text.slice(at - start)
}

/** Where the lines of a command end in its text, the last left out. */
export function lineEnds({ lines }: ShellCommand): readonly number[] {
  let at = 0
  const ends = lines.flatMap((line) => (typeof line === 'string' ? [(at += line.length)] : []))
  return ends.slice(0, -1)
}

function bodyEdits(written: Written, before: ShellCommand, after: ShellCommand): readonly TextEdit[] | undefined {
  if (before.heredocs.length !== after.heredocs.length) return undefined
  const { lines, places } = written.file
  const edits: TextEdit[] = []
  for (const [index, heredoc] of before.heredocs.entries()) {
    const found = difference(heredoc.body, after.heredocs[index]!.body)
    if (found === undefined) continue
    const place = places.get(heredoc)
    if (place === undefined) return undefined
    const start = lines.start(place.line - 1)
    if (!lines.text.startsWith(heredoc.body, start)) return undefined
    const text = found.text.replace(/\r?\n/g, lineEnd(written.file, place.line - 1))
    edits.push({ start: start + found.start, end: start + found.end, text })
  }
  return edits
}
