export { emit, emitMarked, type EmitOptions, type Emitted } from './emit.js'
export { printInstruction } from './instruction.js'
