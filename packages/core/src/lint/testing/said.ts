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

/** What a rule reports. */
export function saidBy(rule: RuleName, text: string, options: LintOptions = {}): readonly LintProblem<RuleName>[] {
  return linted(text, options).filter(({ code }) => code === rule)
}

/** The lines at which a rule reports something. */
export function linesOf(rule: RuleName, text: string, options: LintOptions = {}): readonly number[] {
  return saidBy(rule, text, options).map(({ place }) => place?.line ?? 0)
}
