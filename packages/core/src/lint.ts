/** Advice about Dockerfiles, and the ignore files that stand beside them. */
export {
  contextPaths,
  lint,
  lintRules,
  ruleFolder,
  withoutAllowed,
  type Change,
  type ContextEntry,
  type ContextView,
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
  lintText,
  textEdits,
  type Fixed,
  type Insertion,
  type LintedText,
  type LintTextOptions,
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
