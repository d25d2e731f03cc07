import type { Place } from '@stagecraft/core'
import { withHashOf } from './header.js'
import type { Output } from './plan.js'

/** The first line of what lies on disk that is another one in a text; the header's hash does not count. */
export function differentLine({ existing = '' }: Output, text = ''): number {
  const lines = existing.split('\n')
  const others = withHashOf(text, existing).split('\n')
  const index = lines.findIndex((line, at) => line.replace(/\r$/, '') !== others[at]?.replace(/\r$/, ''))
  // What was taken away at the end was taken away behind the last line.
  return index < 0 ? lines.filter((line) => line !== '').length : index + 1
}

/** The place that a whole line is pointed at by. */
export const startOfLine = (file: string, line: number): Place => ({
  file,
  line,
  column: 1,
  endLine: line,
  endColumn: 1,
})
