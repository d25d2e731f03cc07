/**
 * The words of a command line that is nothing but words: quotes are taken away. Nothing when a shell would do more with
 * it than that.
 */
export function plainWords(line: string): readonly string[] | undefined {
  const words: string[] = []
  let rest = line.trim()
  while (rest !== '') {
    const found = /^(?:"([^"\\$`]*)"|'([^']*)'|([^\s"'\\$`|&;<>()*?[\]{}#~]+))(?=\s|$)\s*/.exec(rest)
    if (found === null) return undefined
    words.push(found[1] ?? found[2] ?? found[3]!)
    rest = rest.slice(found[0].length)
  }
  return words.length === 0 ? undefined : words
}
