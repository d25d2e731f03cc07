export { applyEdits, fix, lintText, type Fixed, type LintTextOptions } from './fix.js'
export { insertionOf, type Insertion } from './insertion.js'
export { textEdits, type LintedText } from './text-edits.js'
export type { TextEdit } from './written.js'
