// As the command line tool runs it: every instruction remembers its line of the config.
globalThis[Symbol.for('stagecraft.record-places')] = true

export { chain, small } from './stagecraft.mjs'
