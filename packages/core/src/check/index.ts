export { check, checkMarked } from './check.js'
export type { CheckOptions } from './options.js'
export { requiredFrontend, type RequiredFrontend } from './frontend/required-frontend.js'
