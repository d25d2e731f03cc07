import { shellWords } from './shell-words.js'

/** What opens a heredoc. */
export interface HeredocWord {
  /** Without its quotes. In COPY and ADD it is the name of the file. */
  readonly delimiter: string
  /** False when a part of the delimiter is quoted. */
  readonly expand: boolean
  /** `<<-` */
  readonly stripTabs: boolean
  /** BuildKit's lexer refuses the delimiter, which stands here as it is written, and the file with it. */
  readonly isRefused?: true
}

/**
 * The heredocs that BuildKit sees in a logical line of RUN, COPY or ADD (with ONBUILD before it or not), in order. None
 * when its lexer refuses the line. The escape character is the backslash here, whatever the file's is.
 *
 *     heredocWords('RUN cat <<EOF | sh')    // [{ delimiter: 'EOF', expand: true, stripTabs: false }]
 *     heredocWords('RUN echo $((1 << 2))')  // the heredoc `2))`: BuildKit knows no arithmetic
 *     heredocWords("RUN echo it's <<EOF")   // []
 */
export function heredocWords(line: string): readonly HeredocWord[] {
  if (!line.includes('<<')) return none
  const words = shellWords(line, { raw: 'quotes and escapes' })
  if (words === undefined) return none
  const found: HeredocWord[] = []
  for (const word of words) {
    const heredoc = opening(word)
    if (heredoc !== undefined) found.push(heredoc)
  }
  return found
}

const none: readonly HeredocWord[] = []

/** The heredoc that one word opens, its quotes and escapes still in it. */
export function heredocWord(word: string): HeredocWord | undefined {
  const found = opening(word)
  return found?.isRefused === true ? undefined : found
}

function opening(word: string): HeredocWord | undefined {
  const start = /^[0-9]*<<(-?)[\t\n\f\r ]*/.exec(word)
  if (start === null) return undefined
  const rest = word.slice(start[0].length)
  if (rest === '' || rest.includes('<')) return undefined
  const words = shellWords(rest, { raw: 'nothing' })
  const raw = shellWords(rest, { raw: 'quotes' })
  const stripTabs = start[1] === '-'
  // What was escaped inside a modifier has lost its escape by now.
  if (words === undefined || raw === undefined) return { delimiter: rest, expand: true, stripTabs, isRefused: true }
  if (words.length !== 1 || raw.length !== 1) return undefined
  const delimiter = words[0]!
  return { delimiter, expand: quotesIn(delimiter) === quotesIn(raw[0]!), stripTabs }
}

function quotesIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (text[i] === '"' || text[i] === "'") count++
  return count
}

/** Whether a line, its newline left out, ends a heredoc. Carriage returns at its end do not count; tabs do not with `<<-`. */
export function endsHeredoc(
  line: string,
  { delimiter, stripTabs }: Pick<HeredocWord, 'delimiter' | 'stripTabs'>,
): boolean {
  let from = 0
  let to = line.length
  while (to > from && line[to - 1] === '\r') to--
  if (stripTabs) while (from < to && line[from] === '\t') from++
  return line.slice(from, to) === delimiter
}

/** Whether a line of a body ends its heredoc before the body does. */
export function bodyEndsHeredoc(body: string, heredoc: Pick<HeredocWord, 'delimiter' | 'stripTabs'>): boolean {
  if (!body.includes(heredoc.delimiter)) return false
  return body
    .split('\n')
    .slice(0, -1)
    .some((line) => endsHeredoc(line, heredoc))
}
