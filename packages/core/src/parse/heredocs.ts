import { heredocWords, type HeredocWord } from '../model/lexical/heredoc-words.js'
import { readJsonArray } from '../model/lexical/json-array.js'
import { split } from './flag-words.js'
import { isTooLong, type PhysicalLines } from './physical-lines.js'

/** The body of a heredoc, with the lines that it takes; the closing delimiter is the last of them. */
export interface HeredocBody {
  readonly opening: HeredocWord
  readonly body: string
  readonly first: number
  readonly last: number
}

const none: readonly HeredocWord[] = []

/** The heredocs that an instruction opens: ADD, COPY and RUN do, also under ONBUILD, unless their JSON form is used. */
export function openedHeredocs(text: string, escape: string): readonly HeredocWord[] {
  if (!text.includes('<<')) return none
  let parts = split(text, 0, text.length, escape)
  if (parts.keyword.toLowerCase() === 'onbuild') parts = split(text, parts.start, parts.end, escape)
  if (!/^(?:add|copy|run)$/i.test(parts.keyword)) return none
  if (Array.isArray(readJsonArray(text.slice(parts.start, parts.end)))) return none
  return heredocWords(text)
}

/** Finds the bodies of heredocs in the lines of a file. */
export interface BodyReader {
  /** The body that begins at line `first`, or nothing when no line closes it, as none can when its delimiter is refused. */
  read(opening: HeredocWord, first: number): HeredocBody | undefined
}

export function bodyReader(lines: PhysicalLines): BodyReader {
  const { text } = lines
  // Where each line of the file stands last: built when a heredoc is not closed, so that a file full of openings
  // without an end is not searched again and again.
  let lastByLine: Map<string, number> | undefined
  const isKnownOpen = ({ delimiter }: HeredocWord, first: number): boolean => {
    const last = lastByLine?.get(delimiter)
    return lastByLine !== undefined && (last === undefined || last < first)
  }
  return {
    read(opening, first) {
      if (opening.isRefused === true || isKnownOpen(opening, first)) return undefined
      const { delimiter, stripTabs } = opening
      for (let line = first; line < lines.count; line++) {
        if (isTooLong(lines, line)) break
        if (closes(lines, line, delimiter, stripTabs)) {
          const body = first < line ? text.slice(lines.start(first), lines.start(line)) : ''
          return { opening, body, first, last: line }
        }
      }
      lastByLine ??= indexLines(lines)
      return undefined
    },
  }
}

function closes(lines: PhysicalLines, line: number, delimiter: string, stripTabs: boolean): boolean {
  const { text } = lines
  const end = lines.end(line)
  let start = lines.start(line)
  if (stripTabs) while (start < end && text.charCodeAt(start) === 0x09) start++
  return end - start === delimiter.length && text.startsWith(delimiter, start)
}

function indexLines(lines: PhysicalLines): Map<string, number> {
  const last = new Map<string, number>()
  for (let line = 0; line < lines.count; line++) {
    const content = lines.text.slice(lines.start(line), lines.end(line))
    last.set(content, line)
    if (content.startsWith('\t')) last.set(content.replace(/^\t+/, ''), line)
  }
  return last
}
