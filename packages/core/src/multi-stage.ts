/** From one stage to several. */
export { toMultiStage, type MultiStage, type MultiStageOptions } from './split/index.js'
export type { ContextEntry, ContextView } from './lint/index.js'
