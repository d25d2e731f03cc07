import { diffArrays } from 'diff'
import type { Place } from '@stagecraft/core'
import type { Entry, Stage } from '@stagecraft/core/model'
import type { Subject } from '../subject/subject.js'

/** What stands at a line of a Dockerfile, and who wrote it. */
export interface Located {
  /** The line as it lies on the disk, and in what the config describes; absent there when it is no longer described. */
  readonly line: number
  readonly described?: number
  /** The line of TypeScript. */
  readonly place?: Place
  /** The instruction; a stage stands for its FROM. Absent for a comment, the header, or a blank line. */
  readonly node?: Entry | Stage
  /** The stage that it stands in. */
  readonly stage?: Stage
}

/** Finds a line of the Dockerfile, as it lies on the disk where it does, in what the config describes. */
export function locate(subject: Subject, line: number): Located {
  const described = describedLine(subject, line)
  if (described === undefined) return { line }
  const { node, stage } = nodeAt(subject, described)
  const place = subject.sourceOf(described)
  return {
    line,
    described,
    ...(place === undefined ? {} : { place }),
    ...(node === undefined ? {} : { node }),
    ...(stage === undefined ? {} : { stage }),
  }
}

/** How many lines the text has that a tool has read. */
export const lineCount = (subject: Subject): number => linesOf(onDisk(subject)).length

const onDisk = ({ output, text }: Subject): string => output?.comparison.existing ?? text

const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)

/** The hash of the content is another whenever anything is. */
const withoutHash = (line: string): string => (line.startsWith('# stagecraft hash=') ? '# stagecraft hash=' : line)

/** The line of the described text that a line on the disk is; nothing when it was changed since. */
function describedLine(subject: Subject, line: number): number | undefined {
  const existing = onDisk(subject)
  return existing === subject.text ? line : describedLines(existing, subject.text)[line - 1]
}

/** The line of `text` that each line of `existing` is; nothing for those that are only in `existing`. */
export function describedLines(existing: string, text: string): readonly (number | undefined)[] {
  const found: (number | undefined)[] = []
  const changes = diffArrays(linesOf(existing).map(withoutHash) as string[], linesOf(text).map(withoutHash) as string[])
  let now = 1
  for (const { added, removed, count = 0 } of changes) {
    if (!added) for (let row = 0; row < count; row++) found.push(removed ? undefined : now + row)
    if (!removed) now += count
  }
  return found
}

function nodeAt({ file, places }: Subject, line: number): Pick<Located, 'node' | 'stage'> {
  const covers = (node: Entry | Stage): boolean => {
    const place = places.get(node)
    return place !== undefined && place.line <= line && line <= place.endLine
  }
  for (const entry of file.globalArgs) if (entry.kind === 'arg' && covers(entry)) return { node: entry }
  for (const stage of file.stages) {
    if (covers(stage)) return { node: stage, stage }
    const node = stage.instructions.find((entry) => entry.kind !== 'comment' && entry.kind !== 'blank' && covers(entry))
    if (node !== undefined) return { node, stage }
  }
  return {}
}
