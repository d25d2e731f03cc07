import { DockerfileError } from '../problem/index.js'
import { list, node, type Heredoc, type ShellLine } from '../model/index.js'
import { endsHeredoc, heredocWords } from '../model/lexical/heredoc-words.js'

/** Takes the bodies of the heredocs that an instruction opens from the text that follows its last line. */
export function findHeredocs(
  keyword: string,
  lines: readonly ShellLine[],
  following: string,
  what: string,
): readonly Heredoc[] {
  const line = `${keyword} ${lines.filter((piece) => typeof piece === 'string').join('')}`
  const opened = /^(?:ADD|COPY|RUN|ONBUILD)$/.test(keyword) ? heredocWords(line) : []
  const rest = following === '' ? [] : following.split('\n')
  const heredocs = opened.map((word): Heredoc => {
    let body = ''
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      if (endsHeredoc(next, word) && word.isRefused !== true) {
        return node({ kind: 'heredoc', ...word, body })
      }
      body += `${next}\n`
    }
    throw new DockerfileError({
      code: 'bad-heredoc',
      message: `${what} opens the heredoc "${word.delimiter}" and has no line "${word.delimiter}" that ends it`,
    })
  })
  if (rest.some((left) => left.trim() !== '')) {
    throw new DockerfileError({
      code: 'newline-in-command',
      message: `${what} has a line that is not continued, and text after it`,
      hint: 'End every line but the last with a backslash',
    })
  }
  return list(heredocs)
}
