/** Edits of a config that is there already: other calls for its instructions, other literals for a value. */
export { editConfig, type ConfigEdit, type EditedConfig } from './edit/edit-config.js'
export { changesFor, withChanges, type LiteralChange } from './edit/values/changes.js'
export { literalsOf, type Literal } from './edit/values/literals.js'
export {
  canHave,
  optionCalls,
  optionsText,
  withLaidOver,
  type OptionAddition,
  type OptionCall,
} from './edit/values/option-calls.js'
