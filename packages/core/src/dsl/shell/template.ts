/**
 * The text of a template literal with shell text in it: backslashes stay as typed, so nothing is doubled. Only what
 * TypeScript forces is undone: `` \` `` and `\${` lose their backslash; before these two, `\\` stands for one.
 */
export function rawChunks(strings: TemplateStringsArray): string[] {
  return strings.raw.map((chunk) => chunk.replace(/(\\+)(?=`|\$\{)/g, (run) => '\\'.repeat((run.length - 1) >> 1)))
}

/**
 * Removes the indentation that a multi-line template has for the sake of its surroundings: the first line break, the
 * blanks of the last line, and the white space that all lines share. `chunks` are the pieces between interpolations.
 */
export function dedent(chunks: readonly string[]): string[] {
  const out = [...chunks]
  if (!out.some((chunk) => chunk.includes('\n'))) return out
  out[0] = out[0]!.replace(/^[ \t]*\r?\n/, '')
  out[out.length - 1] = out[out.length - 1]!.replace(/\n[ \t]*$/, '\n')
  let common: string | undefined
  out.forEach((chunk, index) => {
    const starts = chunk.split('\n')
    starts.forEach((line, at) => {
      if (at === 0 && index > 0) return
      const blankLine = /^[ \t\r]*$/.test(line) && !(at === starts.length - 1 && index < out.length - 1)
      if (blankLine) return
      const indent = /^[ \t]*/.exec(line)![0]
      common = common === undefined ? indent : sharedStart(common, indent)
    })
  })
  if (common === undefined || common === '') return out
  const cut = common.length
  return out.map((chunk, index) =>
    chunk
      .split('\n')
      .map((line, at) => (at === 0 && index > 0 ? line : line.startsWith(common!) ? line.slice(cut) : line.trimStart()))
      .join('\n'),
  )
}

function sharedStart(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a.slice(0, at)
}
