/** The most bytes that BuildKit reads as one physical line. */
export const longestLine = 65_535

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string, from = 0, to = text.length): number {
  let bytes = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3
  }
  return bytes
}

/** Whether the lines of a text, cut at `\n`, are all short enough. */
export function fitsLines(text: string): boolean {
  if (text.length * 3 <= longestLine) return true
  let from = 0
  while (from <= text.length) {
    const newline = text.indexOf('\n', from)
    const to = newline === -1 ? text.length : newline
    if ((to - from) * 3 > longestLine && utf8Length(text, from, to) > longestLine) return false
    from = to + 1
  }
  return true
}
