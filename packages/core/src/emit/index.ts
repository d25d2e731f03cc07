export { emit, type EmitOptions, type Emitted } from './emit.js'
