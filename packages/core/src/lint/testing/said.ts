import { check } from '../../check/index.js'
import { parse } from '../../parse/parse-file.js'
import { lint, type LintOptions } from '../lint.js'
import type { LintProblem } from '../engine/run.js'
import type { RuleName } from '../rules/index.js'

/** Everything that is reported of a text. */
export function linted(text: string, options: LintOptions = {}): readonly LintProblem<RuleName>[] {
  const { file, places, problems } = parse(text)
  return lint(file, { places, text, problems: [...problems, ...check(file, { places })], ...options })
}

/** The lines at which a rule reports something. */
export function linesOf(rule: RuleName, text: string, options: LintOptions = {}): readonly number[] {
  return linted(text, options).flatMap(({ code, place }) => (code === rule ? [place?.line ?? 0] : []))
}
