export { toMultiStage, type MultiStage } from './to-multi-stage.js'
export type { MultiStageOptions } from './options.js'
