import { shellText, type Run } from '../model/index.js'
import { difference } from './difference.js'
import { lineEnds } from './commands.js'

/** What one RUN has more than another. */
export interface Insertion {
  /** The text that is added to: that of the command, or the body of its only heredoc. */
  readonly script: string
  readonly at: number
  readonly text: string
  /** Where in `text` the Dockerfile begins a new line. */
  readonly breaks: readonly number[]
}

/** What a RUN gains by being replaced by another; nothing when more is changed than something added. */
export function insertionOf({ command: before }: Run, { command: after }: Run): Insertion | undefined {
  if (before.form === 'exec' || after.form === 'exec') return undefined
  const [one, other] = [shellText(before), shellText(after)]
  const [heredoc, ...more] = before.heredocs
  if (one === other && heredoc !== undefined && more.length === 0) {
    return insertion(heredoc.body, after.heredocs[0]?.body ?? '', [])
  }
  return heredoc === undefined ? insertion(one, other, lineEnds(after)) : undefined
}

function insertion(script: string, after: string, ends: readonly number[]): Insertion | undefined {
  const found = difference(script, after)
  if (found === undefined || found.start < found.end) return undefined
  const { start: at, text } = found
  const breaks = ends.filter((end) => end > at && end < at + text.length).map((end) => end - at)
  return { script, at, text, breaks }
}
