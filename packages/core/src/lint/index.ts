import type { RuleMeta } from './engine/rule.js'
import { rules, type RuleName } from './rules/index.js'

export { lint, withoutAllowed, type LintOptions } from './lint.js'
export { contextPaths, type ContextEntry, type ContextView } from './engine/context.js'
export { ruleFolder } from './rule-folder.js'
export type { LintProblem, RuleSetting } from './engine/run.js'
export type { Change } from './engine/change.js'
export type { RuleMeta, RuleName }

/** What there is to know about every rule. */
export const lintRules: readonly RuleMeta<RuleName>[] = rules
