import { basename } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Problem } from '@stagecraft/core'
import type { Io } from '../io.js'
import { printable } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import type { Subject } from '../subject/subject.js'

const most = 12

/** A failed build for a person: the line of TypeScript, the lines of the Dockerfile, and what the step printed last. */
export function renderFailure(
  subject: Subject,
  found: Problem,
  lines: readonly [number, number] | undefined,
  output: readonly string[],
  io: Io,
): string {
  const { errColors: colors } = io
  const parts = [renderProblems([found], io.cwd, colors)]
  if (lines !== undefined && subject.output !== undefined) {
    const where = colors.underline(`${printable(subject.name)}:${lines[0]}`)
    parts.push(`  in ${where}${otherText(subject, lines)}\n\n${rows(subject.text, lines, colors)}\n`)
  }
  if (output.length > 0) {
    const shown = output.map((line) => `    ${printable(stripVTControlCharacters(line))}`.trimEnd())
    parts.push(`  its output ended with\n\n${shown.join('\n')}\n`)
  }
  return `\n${parts.join('\n').replace(/\n{3,}/g, '\n\n')}`
}

/** Who looks into the file has to know when something else stands at these lines there than what was built. */
function otherText({ output, text }: Subject, [first, last]: readonly [number, number]): string {
  const existing = output?.comparison.existing
  const linesOf = (whole: string): string =>
    whole
      .split(/\r?\n/)
      .slice(first - 1, last)
      .join('\n')
  if (output === undefined || existing === undefined || linesOf(existing) === linesOf(text)) return ''
  return `, as built from ${basename(output.config)}: the file on the disk has other lines there`
}

/** The lines of an instruction; of a long one, its beginning and its end. */
function rows(text: string, [first, last]: readonly [number, number], colors: Io['errColors']): string {
  const all = text.split('\n').slice(first - 1, last)
  const gutter = String(last).length
  const drawn = all.map((line, index) => `    > ${String(first + index).padStart(gutter)} | ${printable(line)}`)
  const cut =
    drawn.length > most ? [...drawn.slice(0, most - 3), `      ${' '.repeat(gutter)} …`, ...drawn.slice(-2)] : drawn
  return `${cut.map((line) => colors.bold(line)).join('\n')}`
}
