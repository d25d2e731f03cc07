import type { Rule } from '../../engine/rule.js'

/** Looked at by the engine, when all other rules are through: only then is known what was silenced. */
export const unusedAllow: Rule<'unused-allow'> = Object.freeze({
  name: 'unused-allow',
  severity: 'info',
  summary: 'A comment that allows something names a rule, and silences something.',
})
