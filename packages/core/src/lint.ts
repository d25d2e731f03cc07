/** Advice about Dockerfiles, and the ignore files that stand beside them. */
export {
  lint,
  lintRules,
  type Change,
  type LintOptions,
  type LintProblem,
  type RuleMeta,
  type RuleName,
  type RuleSetting,
} from './lint/index.js'
export {
  applyEdits,
  fix,
  insertionOf,
  textEdits,
  type Fixed,
  type FixOptions,
  type Insertion,
  type LintedText,
  type TextEdit,
} from './fix/index.js'
export {
  ignoreMatcher,
  readIgnore,
  type IgnoreFile,
  type IgnoreMatcher,
  type IgnorePattern,
  type IgnoreVerdict,
} from './ignore/index.js'
