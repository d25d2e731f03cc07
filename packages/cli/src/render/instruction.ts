import type { Command, Entry, Stage } from '@stagecraft/core/model'
import { shellText } from '@stagecraft/core/model'
import type { Subject } from '../subject/subject.js'

/** An instruction on one line, for lists and headlines: what it does, without the mounts of a command. */
export function shortInstruction(subject: Subject, node: Entry | Stage): string {
  const text = node.kind === 'run' ? `RUN ${commandText(node.command)}` : writtenText(subject, node)
  return text.replace(/\s+/g, ' ').trim()
}

/** Cut to a width. */
export const fitted = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1)).trimEnd()}…`

export function commandText(command: Command): string {
  if (command.form === 'exec') return JSON.stringify(command.args)
  const [first] = command.heredocs
  const text = shellText(command)
  if (first === undefined) return text
  // What a script is about stands in its body, after the line that makes it stop at errors.
  const body = first.body.split('\n').filter((line) => line.trim() !== '' && !/^\s*set -/.test(line))
  return `${text} ${body.slice(0, 1).join('')}${body.length > 1 ? ' …' : ''}`
}

/** All that stands in the Dockerfile, the ends of continued lines left out. */
function writtenText(subject: Subject, node: Entry | Stage): string {
  const text = logicalLine(subject, node)
  // The body of a file that is written here says nothing in a list.
  return node.kind === 'copy' &&
    node.sources.some((source) => typeof source === 'object' && source.kind === 'inline-file')
    ? `${text} …`
    : text
}

/** An instruction as it stands in the Dockerfile, the ends of continued lines, comments and bodies of heredocs left out. */
export function logicalLine({ text, places, file }: Subject, node: Entry | Stage): string {
  const place = places.get(node)
  if (place === undefined) return ''
  const escape = file.directives.escape ?? '\\'
  const joined: string[] = []
  for (const line of text.split(/\r?\n/).slice(place.line - 1, place.endLine)) {
    if (line.trimStart().startsWith('#')) continue
    const isContinued = line.trimEnd().endsWith(escape)
    joined.push(isContinued ? line.trimEnd().slice(0, -1) : line)
    // A blank line within is left out by BuildKit as well.
    if (!isContinued && line.trim() !== '') break
  }
  return joined.join(' ')
}
