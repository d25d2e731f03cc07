import { problemCodes, type Problem } from '@stagecraft/core'
import { lintRules, ruleFolder } from '@stagecraft/core/lint'
import type { Told } from './messages.js'

const rules = new Map<string, string>(lintRules.map(({ name }) => [name, ruleFolder(name)]))

/** A problem for the page, with the address of what explains it. */
export function told({
  code,
  severity,
  message,
  hint,
  place,
}: Pick<Problem, 'severity' | 'message' | 'hint' | 'place'> & {
  readonly code: string
}): Told {
  const rule = rules.get(code)
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(rule !== undefined
      ? { page: `../rules/${rule}` }
      : code in problemCodes
        ? { page: `../problems/${code}` }
        : {}),
    ...(place === undefined ? {} : { line: place.line, column: place.column }),
  }
}
