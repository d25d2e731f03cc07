import { parse } from '@stagecraft/core/parse'
import { describedLines } from './locate.js'
import type { Subject } from '../subject/subject.js'

/**
 * The subject as another tool has read it: the text that lies on the disk, where one does. Lines that the config describes
 * still lead to who wrote them.
 */
export function asRead(subject: Subject): Subject {
  const existing = subject.output?.comparison.existing
  if (existing === undefined || existing === subject.text) return subject
  const { file, places } = parse(existing, { file: subject.path })
  const described = describedLines(existing, subject.text)
  return {
    ...subject,
    text: existing,
    file,
    places,
    sourceOf: (line) => {
      const now = described[line - 1]
      return now === undefined ? undefined : subject.sourceOf(now)
    },
  }
}
