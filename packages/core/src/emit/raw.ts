import type { Raw } from '../model/index.js'
import { heredocProblem, heredocsProblem, joined, linesProblem } from '../model/lexical/expressible-command.js'
import { endsOpen, excerpt, refuse } from '../model/lexical/expressible.js'
import { flagsEnd } from '../model/lexical/flags-end.js'
import { heredocWords } from '../model/lexical/heredoc-words.js'
import { readJsonArray } from '../model/lexical/json-array.js'
import { printComment } from './comments.js'
import { continueLongLines } from './long-lines.js'
import { fail, type Page } from './page.js'
import { arrange, printBodies } from './shell-lines.js'

/** An instruction given as text: the keyword and the lines as they are. */
export function printRaw({ keyword, lines, heredocs }: Raw, page: Page): string {
  if (!/^[^\s#\u0085\0][^\s\u0085\0]*$/.test(keyword) || /\p{Cs}/u.test(keyword) || keyword.includes(page.escape)) {
    fail({ code: 'not-expressible', message: `${excerpt(keyword)} cannot be the keyword of an instruction` })
  }
  refuse(linesProblem(keyword, lines))
  const text = joined(lines)
  if (endsOpen(text, page.escape)) {
    const message = `${keyword}: an ${page.escape} at its end would continue the line, found ${excerpt(text)}`
    fail({ code: 'not-expressible', message })
  }
  const opened = mayHaveHeredocs(keyword, text, page.escape) ? heredocWords(`${keyword} ${text}`) : []
  refuse(heredocsProblem(keyword, opened, heredocs))
  for (const heredoc of heredocs) refuse(heredocProblem(keyword, heredoc))
  let out = keyword
  for (const [index, line] of arrange(lines, page.escape).entries()) {
    const written = typeof line === 'string' ? line : line.indent + printComment('comment', line.text)
    out += (index === 0 ? (written === '' && lines.length === 1 ? '' : ' ') : '\n') + written
    if (typeof line === 'string') out += page.escape
    if (index > 0) page.severalLines = true
  }
  // The last line is always text; it is not continued.
  return continueLongLines(out.slice(0, -1), page) + printBodies(heredocs, page)
}

/** RUN, COPY and ADD have heredocs where they are not in JSON form, also behind ONBUILD. */
function mayHaveHeredocs(keyword: string, text: string, escape: string): boolean {
  if (!text.includes('<<')) return false
  const rest = text.slice(flagsEnd(text, escape))
  if (/^onbuild$/i.test(keyword)) {
    const [inner = ''] = rest.split(/[\t\v\f\r ]/, 1)
    return mayHaveHeredocs(inner, rest.slice(inner.length), escape)
  }
  return /^(?:run|copy|add)$/i.test(keyword) && readJsonArray(rest) === 'not-json'
}
