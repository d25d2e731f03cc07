import { DockerfileError } from '../problem/index.js'
import { variable, word, type Part, type Word } from '../model/index.js'
import { readDollar } from '../model/lexical/variable-scan.js'

/**
 * Reads a plain string of a field that BuildKit expands. A reference is `$NAME` with an ASCII name, or a well-formed
 * `${NAME}` or `${NAME:-modifier}` with any name that BuildKit knows; everything else, other dollar signs among it, is
 * literal.
 *
 *     plainString('$HOME/bin')  // the variable HOME, then "/bin"
 *     plainString('cost: $5')   // literal
 *
 * @throws {DockerfileError} 'bad-variable' for a `${` that is no reference
 */
export function plainString(text: string): Word {
  let dollar = text.indexOf('$')
  if (dollar < 0) return text
  const parts: Part[] = []
  let start = 0
  while (dollar >= 0) {
    const next = text.charCodeAt(dollar + 1)
    let end = dollar + 1
    if (isNameStart(next)) {
      end = nameEnd(text, dollar + 1)
      parts.push(text.slice(start, dollar), variable(text.slice(dollar + 1, end)))
      start = end
    } else if (next === BRACE) {
      const read = readDollar(text, dollar, { escape: '\\', quotes: true })
      if (read.kind !== 'variable') throw badVariable(text, dollar)
      parts.push(text.slice(start, dollar), variable(read.name, read.modifier))
      start = end = read.end
    }
    dollar = text.indexOf('$', end)
  }
  if (parts.length === 0) return text
  parts.push(text.slice(start))
  return word(parts)
}

const BRACE = 123

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}

function nameEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (!isNameStart(code) && !(code >= 48 && code <= 57)) return at
    at++
  }
}

function badVariable(text: string, at: number): DockerfileError {
  const shown = text.slice(at, at + 24) + (text.length > at + 24 ? '…' : '')
  return new DockerfileError({
    code: 'bad-variable',
    message: `"${shown}" is not a variable reference: write $NAME, \${NAME}, or \${NAME:-default}`,
    hint: 'Write literal(…) for text that is meant as it stands',
  })
}
