import { longestLine, utf8Length } from '../model/lexical/physical-line.js'
import { problem, type Place, type Problem } from '../problem/index.js'
import { cleanPath } from './clean-path.js'
import { compilePattern } from './compile-pattern.js'
import { isGlob } from './glob-syntax.js'
import { splitPattern, trim } from './split-pattern.js'

/** One line of an ignore file. */
export interface IgnorePattern {
  /** As BuildKit keeps it: cleaned, without a leading slash, with the `!` of an exception. */
  readonly text: string
  readonly place?: Place
}

export interface IgnoreFile {
  readonly patterns: readonly IgnorePattern[]
  readonly problems: readonly Problem[]
}

/**
 * Reads an ignore file as BuildKit does: `#` in the first column begins a comment, everything is anchored at the root of
 * the build context, `!` makes an exception, the last pattern that matches decides.
 *
 *     readIgnore('node_modules\n!node_modules/kept\n').patterns.map(({ text }) => text)
 *     // ['node_modules', '!node_modules/kept']
 *
 * Never throws. 'bad-pattern' is what BuildKit refuses (an error) or reads in a way that is not followed here (a
 * warning), 'line-too-long' a line that ends the build.
 */
export function readIgnore(text: string, options: { readonly file?: string } = {}): IgnoreFile {
  const patterns: IgnorePattern[] = []
  const problems: Problem[] = []
  const lines = text.replace(/^\ufeff/, '').split('\n')
  for (const [index, full] of lines.entries()) {
    const place = placeOf(options.file, index + 1, full)
    if (full.length * 3 > longestLine && utf8Length(full, 0, full.length) > longestLine) {
      problems.push(problem({ code: 'line-too-long', message: 'The line is longer than 65,535 bytes', place }))
      // BuildKit reads nothing at all then.
      return { patterns: Object.freeze([]), problems: Object.freeze(problems) }
    }
    const line = full.replace(/\r$/, '')
    const read = line.startsWith('#') ? '' : readPattern(line)
    if (read === '') continue
    patterns.push(Object.freeze({ text: read, place }))
    const finding = patternProblem(read, place)
    if (finding !== undefined) problems.push(finding)
  }
  return { patterns: Object.freeze(patterns), problems: Object.freeze(problems) }
}

function placeOf(file: string | undefined, line: number, text: string): Place {
  const stretch = { line, column: 1, endLine: line, endColumn: text.replace(/\r$/, '').length + 1 }
  return Object.freeze(file === undefined ? stretch : { file, ...stretch })
}

/** The pattern of a line, or nothing. */
function readPattern(line: string): string {
  const trimmed = trim(line)
  if (trimmed === '') return ''
  const isException = trimmed.startsWith('!')
  const path = isException ? trim(trimmed.slice(1)) : trimmed
  const clean = path === '' ? '' : cleanPath(path)
  const relative = clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean
  return isException ? `!${relative}` : relative
}

/** What is wrong with a pattern, or nothing. */
function patternProblem(text: string, place: Place): Problem | undefined {
  const code = 'bad-pattern'
  const split = splitPattern(text)
  if (split === undefined) return undefined
  const pattern = split.text
  if (pattern === '') {
    const hint = 'Write a path behind it, or remove the line'
    return problem({ code, message: 'the pattern "!" has nothing behind it', hint, place })
  }
  const said = `"${pattern.length > 60 ? `${pattern.slice(0, 59)}…` : pattern}"`
  const hint = 'A bracket or a backslash that is meant as it stands has a backslash before it'
  if (!isGlob(pattern)) return problem({ code, message: `${said} is no pattern of an ignore file`, hint, place })
  switch (compilePattern(pattern).kind) {
    case 'bad':
      return problem({ code, message: `BuildKit takes ${said} and fails when it compares a path with it`, hint, place })
    case 'unknown': {
      const message = `what ${said} matches depends on Unicode tables of BuildKit, so it is left out here`
      return problem({ code, severity: 'warning', message, place })
    }
    case 'equal':
    case 'prefix':
    case 'suffix':
    case 'expression':
      return undefined
  }
}
