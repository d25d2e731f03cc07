import { longestLine, utf8Length } from '../model/lexical/physical-line.js'

/** The lines of a text as they stand in the file. Only `\n` ends a line; a carriage return before it is not of the line. */
export interface PhysicalLines {
  readonly text: string
  readonly count: number
  /** Offset of the first character of line `index` (counted from 0), a byte order mark left out. */
  start(index: number): number
  /** Offset after the last character of line `index`, carriage returns at its end left out. */
  end(index: number): number
  /** Offset after the line's newline. */
  next(index: number): number
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text that reaches BuildKit when a string is written to a file: lone surrogates are replaced. */
function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? text.replace(loneSurrogate, '\ufffd') : text
}

/** Cuts a text into its lines. */
export function physicalLines(source: string): PhysicalLines {
  const text = wellFormed(source)
  const starts: number[] = []
  let at = 0
  while (at < text.length) {
    starts.push(at)
    const newline = text.indexOf('\n', at)
    at = newline === -1 ? text.length + 1 : newline + 1
  }
  const count = starts.length
  starts.push(at)
  return {
    text,
    count,
    start: (index) => (index === 0 && text.charCodeAt(0) === 0xfeff ? 1 : starts[index]!),
    end(index) {
      const start = starts[index]!
      let end = starts[index + 1]! - 1
      while (end > start && text.charCodeAt(end - 1) === 0x0d) end--
      return end
    },
    next: (index) => Math.min(starts[index + 1]!, text.length),
  }
}

/** Whether a line, its carriage returns included, is too long for BuildKit. */
export function isTooLong(lines: PhysicalLines, index: number): boolean {
  const { text } = lines
  const start = index === 0 ? 0 : lines.start(index)
  let end = lines.next(index)
  if (end > start && text.charCodeAt(end - 1) === 0x0a) end--
  return (end - start) * 3 > longestLine && utf8Length(text, start, end) > longestLine
}
