/** What must hold of a preset, for the tests of its author. */
export { presetChecks, type PresetCheck, type PresetCheckOptions } from './kit/preset-checks.js'
