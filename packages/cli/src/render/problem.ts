import type { Place, Problem, Severity } from '@stagecraft/core'
import type { Io } from '../io.js'
import { codeFrame } from './code-frame.js'
import { printable, shownPath } from '../shown.js'
import { textOf } from '../text-of.js'

type Colors = Io['outColors']

/** A problem of core, or what a rule of lint found: there the code is the name of the rule. */
export type Shown = Omit<Problem, 'code'> & { readonly code: string }

/**
 * Problems for a person:
 *
 *     error unknown-stage: COPY --from: no stage, context or image is called "biuld"
 *       at dockerfile.config.ts:12:4
 *
 *       > 12 |   .copyFrom('biuld', '/app')
 *            |    ^^^^^^^^
 *
 *       Did you mean "build"?
 */
export function renderProblems(problems: readonly Shown[], cwd: string, colors: Colors): string {
  return problems.map((found) => `${renderProblem(found, cwd, colors)}\n`).join('\n')
}

function renderProblem(found: Shown, cwd: string, colors: Colors): string {
  const tone = toneOf(found.severity, colors)
  const lines = [`${colors.bold(tone(found.severity))} ${tone(found.code)}: ${colors.bold(printable(found.message))}`]
  if (found.place !== undefined) lines.push(...renderPlace('at', found.place, cwd, colors))
  for (const { message, place } of found.related ?? []) {
    if (place === undefined) lines.push(`  ${printable(message)}`)
    else lines.push(...renderPlace(`${printable(message)}:`, place, cwd, colors))
  }
  if (found.hint !== undefined)
    lines.push(
      ...printable(found.hint)
        .split('\n')
        .map((line) => `  ${colors.cyan(line)}`),
    )
  return lines.join('\n')
}

const toneOf = (severity: Severity, colors: Colors): ((text: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, info: colors.blue })[severity]

/** A place, and the lines around it. */
export function renderPlace(word: string, place: Place, cwd: string, colors: Colors): readonly string[] {
  if (place.file === undefined) return [`  ${word} line ${place.line}, column ${place.column}`]
  const where = `${printable(shownPath(place.file, cwd))}:${place.line}:${place.column}`
  const lines = [`  ${word} ${colors.underline(where)}`]
  const source = textOf(place.file)
  if (source === undefined) return lines
  const frame = codeFrame(source, place).map((line) => {
    return `    ${line.startsWith('>') ? colors.bold(line) : colors.dim(line)}`
  })
  return frame.length === 0 ? lines : [...lines, '', ...frame, '']
}
