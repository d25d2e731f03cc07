export { definePreset, type Definition } from './define-preset.js'
export { option } from './kinds.js'
export type { About, Need, Option } from './option.js'
export type { Given, OptionTable, Values } from './options.js'
export type {
  AnyPreset,
  Arguments,
  Preset,
  Replaced,
  Replacement,
  StageRecord,
  Step,
  Steps,
  StepTable,
} from './preset.js'
export type { StandardSchema } from './standard-schema.js'
