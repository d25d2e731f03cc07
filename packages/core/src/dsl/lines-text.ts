import { DockerfileError } from '../problem/index.js'
import type { ShellLine } from '../model/index.js'
import { trimSpace } from '../model/lexical/white-space.js'

/**
 * Cuts Dockerfile text of one instruction into its lines: each but the last ends with a backslash, which stands for
 * "continued"; a line that starts with `#` is a comment and needs none.
 *
 * With `mayEndOpen`, a backslash at the very end is text: it is one where the file escapes with a backquote.
 *
 * `bodies` is what follows the last line: heredoc bodies, when the text opens any.
 */
export function cutLines(
  text: string,
  what: string,
  mayEndOpen = false,
): { lines: readonly ShellLine[]; bodies: string } {
  const lines: ShellLine[] = []
  const physical = text.split('\n')
  for (let at = 0; at < physical.length; at++) {
    const line = physical[at]!.replace(/\r$/, '')
    const comment = lines.length === 0 ? null : /^([ \t]*)#([^]*)$/.exec(line)
    if (comment !== null) {
      const [, indent = '', rest = ''] = comment
      lines.push(Object.freeze({ kind: 'line-comment', indent, text: rest.slice(0, trimSpace(rest, 0, rest.length)) }))
      continue
    }
    const continued = /\\[ \t]*$/.exec(line)
    if (continued === null || (mayEndOpen && at === physical.length - 1)) {
      lines.push(line)
      return { lines, bodies: physical.slice(at + 1).join('\n') }
    }
    lines.push(line.slice(0, continued.index))
  }
  throw new DockerfileError({
    code: 'newline-in-command',
    message: `${what} ends with a backslash, so a further line must follow`,
  })
}
