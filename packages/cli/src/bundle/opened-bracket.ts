const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' }

/** Comments, strings, regular expressions where a value may stand, the parts of templates, and brackets. */
const tokens =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\[^]|[^'\\\n])*'?|"(?:\\[^]|[^"\\\n])*"?|(?<=(?:^|[(,=:[!&|?{};]|=>)\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/|[()[\]{}`]/g

/** The rest of a template, up to its end or to what is put into it. */
const template = /(?:\\[^]|\$(?!\{)|[^`\\$])*(`|\$\{|$)/y

/** A bracket that is open where a source ends. */
export interface OpenBracket {
  /** `(`, `[`, `{`, or `${` of a template. */
  readonly bracket: string
  readonly at: number
}

/** Where a source ends: which brackets are open there, outermost first, and whether a string or a comment is too. */
export interface End {
  readonly open: readonly OpenBracket[]
  readonly isCode: boolean
}

/** Reads TypeScript up to its end, which may be anywhere. */
export function endOf(source: string): End {
  const open: OpenBracket[] = []
  let isCode = true
  let at = 0
  const inTemplate = (): void => {
    template.lastIndex = at
    const found = template.exec(source)
    at = template.lastIndex
    isCode = found !== null && found[1] !== ''
    if (found?.[1] === '${') open.push({ bracket: '${', at: at - 2 })
  }
  for (;;) {
    tokens.lastIndex = at
    const found = tokens.exec(source)
    if (found === null) break
    const [token] = found
    at = tokens.lastIndex
    isCode = isWhole(token) || at < source.length
    if (token === '`') inTemplate()
    else if (token in closers) open.push({ bracket: token, at: found.index })
    else if (/^[)\]}]$/.test(token)) {
      const last = open.at(-1)
      if (last === undefined || closers[last.bracket] !== token) continue
      open.pop()
      if (last.bracket === '${') inTemplate()
    }
  }
  return { open, isCode }
}

/** Whether a comment or a string has its end: a comment of a line never has, as far as it was read. */
function isWhole(token: string): boolean {
  if (token.startsWith('//')) return false
  if (token.startsWith('/*')) return token.length > 3 && token.endsWith('*/')
  return !/^['"]/.test(token) || (token.length > 1 && token.endsWith(token[0]!))
}

/**
 * Where the bracket was opened that a closing one is missing for.
 *
 * @param source TypeScript up to where the closing bracket was looked for
 * @param closer what was looked for: `)`, `]` or `}`
 * @returns the offset in the source; nothing when no such bracket is open there
 */
export function openedBracket(source: string, closer: string): number | undefined {
  return endOf(source)
    .open.filter(({ bracket }) => closers[bracket] === closer)
    .at(-1)?.at
}
