export { applyEdits, fix, type Fixed, type FixOptions } from './fix.js'
export { insertionOf, type Insertion } from './insertion.js'
export { textEdits, type LintedText } from './text-edits.js'
export type { TextEdit } from './written.js'
