import { basename } from 'node:path'
import type { Place } from '@stagecraft/core'
import type { Io } from '../io.js'
import { fitted, shortInstruction } from '../render/instruction.js'
import { shownPlace } from '../render/json.js'
import { printable } from '../shown.js'
import { renderPlace } from '../render/problem.js'
import type { Subject } from '../subject/subject.js'
import type { Located } from './locate.js'

interface Found {
  readonly subject: Subject
  readonly located: Located
  readonly column: number | undefined
}

/** For a person: the instruction, the line of TypeScript, the line of the Dockerfile. */
export function renderLocated({ subject, located, column }: Found, io: Io): string {
  const { outColors: colors } = io
  const { place, line } = located
  const lines = [`${colors.bold(printable(headline(subject, located)))}`]
  if (place !== undefined) lines.push(...renderPlace('at', place, io.cwd, colors))
  if (place?.inside !== undefined) {
    lines.push(...renderPlace('written by this line of a preset:', place.inside, io.cwd, colors))
  }
  const existing = subject.output?.comparison.existing
  if (existing !== undefined) {
    const inFile = wholeLine(existing, { file: subject.path, line, column })
    lines.push(...renderPlace(place === undefined ? 'at' : 'for', inFile, io.cwd, colors))
  }
  const stale = lineStaleness(subject, located)
  if (stale !== undefined) lines.push(`  ${colors.yellow(stale)}`)
  return `${lines.join('\n').trimEnd()}\n`
}

/** A line without the blanks before it, or from a column on. */
function wholeLine(
  text: string,
  { file, line, column }: { file: string; line: number; column: number | undefined },
): Place {
  const written = text.split(/\r?\n/)[line - 1] ?? ''
  const first = column ?? written.length - written.trimStart().length + 1
  return { file, line, column: first, endLine: line, endColumn: column ?? written.length + 1 }
}

function headline(subject: Subject, located: Located): string {
  const { node, stage, described } = located
  if (described === undefined) return `${subject.name}:${located.line} is not what the config describes now`
  if (node === undefined) return `${subject.name}:${located.line} belongs to no instruction`
  const what = fitted(shortInstruction(subject, node), 100)
  return stage?.name === undefined || node === stage ? what : `${what} (stage ${stage.name})`
}

function lineStaleness(subject: Subject, { described }: Located): string | undefined {
  const { name, output } = subject
  if (output === undefined || !isStale(subject)) return undefined
  const config = basename(output.config)
  if (described === undefined)
    return `${name} is not what ${config} describes: npx stagecraft check shows the difference`
  return `${name} is not what ${config} describes; this line is the same in both`
}

/** That the places of a Dockerfile on the disk are not all known. */
export function staleness(subject: Subject): string | undefined {
  const { name, output } = subject
  if (output === undefined || !isStale(subject)) return undefined
  return `${name} is not what ${basename(output.config)} describes: only lines that are the same in both have a place (npx stagecraft check shows the difference)`
}

const isStale = ({ output }: Subject): boolean =>
  output?.comparison.existing !== undefined && output.comparison.state !== 'fresh'

export function locatedJson({ subject, located, column }: Found, cwd: string): object {
  const { place, node, stage, line, described } = located
  return {
    dockerfile: { file: subject.name, line, ...(column === undefined ? {} : { column }) },
    ...(node === undefined ? {} : { instruction: shortInstruction(subject, node) }),
    ...(stage?.name === undefined ? {} : { stage: stage.name }),
    ...(place === undefined ? {} : { place: shownPlace(place, cwd) }),
    state: subject.output?.comparison.state,
    isDescribed: described !== undefined,
  }
}
