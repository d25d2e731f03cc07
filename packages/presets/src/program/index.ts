export { checkLibraries } from './libraries.js'
export { checkProgram, programFacts, programNames, type ProgramFacts } from './options.js'
export { optional, programRuntime, PROGRAMS, type RuntimeParts } from './runtime.js'
export type { ScratchNeeds } from './scratch-files.js'
