import { node, type Dockerfile, type Node } from '../model/index.js'
import { problem, type Place, type Problem } from '../problem/index.js'
import { assemble } from './assemble.js'
import { readDirectives } from './directives.js'
import { readItem } from './logical-lines.js'
import { isTooLong, physicalLines } from './physical-lines.js'
import { placeOf, reportLine, type Reading } from './reading.js'
import { readElements, type Element } from './sources.js'

/** What {@link parse} can be told. */
export interface ParseOptions {
  /** The path of the file, for the places. */
  readonly file?: string
}

/** What {@link parse} gives. */
export interface Parsed {
  readonly file: Dockerfile
  /** In the order in which they were found. Without an error BuildKit can read the file. */
  readonly problems: readonly Problem[]
  /** Where each node stands: entries, stages (their FROM), mounts, inline files, heredocs (their bodies), comments. */
  readonly places: ReadonlyMap<Node, Place>
}

/**
 * Reads a Dockerfile, as BuildKit does.
 *
 *     parse('FROM node:22\nRUN npm ci\n').file.stages[0].instructions  // [{ kind: 'run', … }]
 *     parse('FROM node:22\nRUNN npm ci\n').problems                     // 'unknown-instruction' at 2:1
 *
 * Never throws: what BuildKit refuses is a problem with severity `error` at its line, and reading goes on with the next
 * instruction. What the model has no other word for is kept as text, in a node of kind `raw`. What BuildKit refuses only
 * when it builds (an unknown stage, a bad port) is not looked at here.
 *
 * The text is what a decoder makes of the file: bytes that are no UTF-8 are replacement characters by then, and a lone
 * surrogate is read as one. (BuildKit keeps such bytes, and fails when a command has them.)
 */
export function parse(text: string, options: ParseOptions = {}): Parsed {
  const problems: Problem[] = []
  const places = new Map<Node, Place>()
  const lines = physicalLines(text)
  const draft: Reading = { lines, escape: '\\', file: options.file, problems, places }
  const top = readDirectives(lines, (line, input) => void reportLine(draft, line, input))
  const reading: Reading = { ...draft, escape: top.directives.escape ?? '\\' }
  reportLongLine(reading)
  const elements = [...ignoredDirectives(reading, top.ignored), ...readElements(reading, top.count)]
  const { globalArgs, stages } = assemble(reading, elements)
  const file = node<Dockerfile>({ kind: 'dockerfile', directives: top.directives, globalArgs, stages })
  const last = Math.max(0, lines.count - 1)
  const width = lines.count === 0 ? 0 : lines.end(last) - lines.start(last)
  const whole = placeOf(reading, 0, 0, last, width)
  places.set(file, whole)
  if (!elements.some(({ kind }) => kind === 'instruction')) {
    problems.push(problem({ code: 'empty-file', message: 'The file has no instruction', place: whole }))
  }
  return { file, problems: Object.freeze(problems.sort(byPlace)), places }
}

/** The steps of reading each find problems of their own; a reader wants them from the top down. */
function byPlace({ place: a }: Problem, { place: b }: Problem): number {
  return a!.line - b!.line || a!.column - b!.column
}

/** BuildKit reads nothing from a line on that is too long. */
function reportLongLine(reading: Reading): void {
  const { lines } = reading
  for (let line = 0; line < lines.count; line++) {
    if (!isTooLong(lines, line)) continue
    reportLine(reading, line, { code: 'line-too-long', message: 'The line is longer than 65,535 bytes' })
    return
  }
}

/** Directives that nobody heeds are comments to everybody. */
function ignoredDirectives(reading: Reading, ignored: Iterable<number>): Element[] {
  const elements: Element[] = []
  for (const line of ignored) {
    const item = readItem(reading.lines, line, reading.escape)
    if (item.kind === 'comment') elements.push(item)
  }
  return elements
}
