const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' }

/** Comments, strings, regular expressions where a value may stand, the parts of templates, and brackets. */
const tokens =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\[^]|[^'\\\n])*'?|"(?:\\[^]|[^"\\\n])*"?|(?<=(?:^|[(,=:[!&|?{};]|=>)\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/|[()[\]{}`]/g

/** The rest of a template, up to its end or to what is put into it. */
const template = /(?:\\[^]|\$(?!\{)|[^`\\$])*(`|\$\{|$)/y

/**
 * Where the bracket was opened that a closing one is missing for.
 *
 * @param source TypeScript up to where the closing bracket was looked for
 * @param closer what was looked for: `)`, `]` or `}`
 * @returns the offset in the source; nothing when no such bracket is open there
 */
export function openedBracket(source: string, closer: string): number | undefined {
  const open: { readonly bracket: string; readonly at: number }[] = []
  let at = 0
  const inTemplate = (): void => {
    template.lastIndex = at
    const found = template.exec(source)
    at = template.lastIndex
    if (found?.[1] === '${') open.push({ bracket: '${', at: at - 2 })
  }
  for (;;) {
    tokens.lastIndex = at
    const found = tokens.exec(source)
    if (found === null) break
    const [token] = found
    at = tokens.lastIndex
    if (token === '`') inTemplate()
    else if (token in closers) open.push({ bracket: token, at: found.index })
    else if (/^[)\]}]$/.test(token)) {
      const last = open.at(-1)
      if (last === undefined || closers[last.bracket] !== token) continue
      open.pop()
      if (last.bracket === '${') inTemplate()
    }
  }
  return open.filter(({ bracket }) => closers[bracket] === closer).at(-1)?.at
}
