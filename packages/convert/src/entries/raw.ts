import type { Entry, Raw } from '@stagecraft/core/model'
import { dockerfileText } from '../commands/lines.js'
import { longString, string } from '../expression.js'
import type { Call } from '../library.js'

export function rawForm({ keyword, lines, heredocs }: Raw): Call {
  return rawCall(keyword, dockerfileText(lines, heredocs))
}

/** `raw('KEYWORD', 'text')`. */
function rawCall(keyword: string, text: string): Call {
  return { method: 'raw', args: [string(keyword), longString(text)] }
}

/** The last resort: the instruction as its text in the Dockerfile. */
export function rawOf(entry: Entry, text: string, escape: '\\' | '`' = '\\'): Call {
  const [keyword = entry.kind] = text.split(/\s/, 1)
  const rest = text.slice(keyword.length + 1)
  return rawCall(keyword, escape === '\\' ? rest : withBackslashes(rest))
}

/** `raw` continues lines with a backslash, whatever the file does. Comments and bodies of heredocs stay as they are. */
function withBackslashes(text: string): string {
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    if (at > 0 && /^\s*#/.test(line)) continue
    if (!line.endsWith('`')) break
    lines[at] = `${line.slice(0, -1)}\\`
  }
  return lines.join('\n')
}
