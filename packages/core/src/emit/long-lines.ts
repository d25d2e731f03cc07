import { excerpt } from '../model/lexical/expressible.js'
import { fitsLines, longestLine, utf8Length } from '../model/lexical/physical-line.js'
import { isSpace } from '../model/lexical/white-space.js'
import { fail, type Page } from './page.js'

/**
 * An instruction's lines, those that BuildKit would not read because they are too long continued on further ones. A line
 * may be cut anywhere but after the escape character and before a `#`, which would begin a comment.
 */
export function continueLongLines(text: string, page: Page): string {
  if (fitsLines(text)) return text
  page.severalLines = true
  return text
    .split('\n')
    .map((line) => (fitsLines(line) ? line : cutLine(line, page.escape)))
    .join('\n')
}

function cutLine(line: string, escape: string): string {
  if (line.trimStart().startsWith('#')) tooLong(line)
  let out = ''
  let from = 0
  while (utf8Length(line, from) > longestLine) {
    let at = farthest(line, from)
    while (at > from && !mayCut(line, at, escape)) at--
    if (at === from) tooLong(line)
    out += line.slice(from, at) + escape + '\n'
    from = at
  }
  return out + line.slice(from)
}

/** The most that fits from here, the escape character included. */
function farthest(line: string, from: number): number {
  let bytes = 1
  let at = from
  while (at < line.length) {
    const code = line.charCodeAt(at)
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3
    if (bytes > longestLine) break
    at++
  }
  return at
}

function mayCut(line: string, at: number, escape: string): boolean {
  const code = line.charCodeAt(at)
  if (line[at - 1] === escape || isSpace(code) || line[at] === '#') return false
  return code < 0xdc00 || code > 0xdfff
}

function tooLong(line: string): never {
  fail({
    code: 'line-too-long',
    message: `a line of more than ${longestLine} bytes cannot be cut here: ${excerpt(line)}`,
  })
}
