import { problem, type Place, type Problem } from '@stagecraft/core'
import { lintRules, type RuleName, type RuleSetting } from '@stagecraft/core/lint'
import { Stop } from '../stop.js'
import { noRule } from './rule-pages.js'

export type RuleSettings = Readonly<Partial<Record<RuleName, RuleSetting>>>

/** What a run of lint was told. */
export interface LintSettings {
  readonly rules: RuleSettings
  /** The build context of Dockerfiles, absolute, when it was named. */
  readonly context?: string
}

const severities: ReadonlySet<unknown> = new Set<RuleSetting>(['off', 'info', 'warning', 'error'])
const names = lintRules.map(({ name }) => name)

/**
 * Reads `--rule NAME=SEVERITY` and `--off NAME`.
 *
 * @throws {Stop} exit code 2 for a rule or a severity that there is not
 */
export function settingsOf(rules: readonly string[] = [], off: readonly string[] = []): RuleSettings {
  const pairs = rules.map((word): readonly [string, string] => {
    const sign = word.indexOf('=')
    return sign === -1 ? [word, ''] : [word.slice(0, sign), word.slice(sign + 1)]
  })
  const found = [
    ...pairs.flatMap(([name, severity]) => faultsOf('--rule', name, severity)),
    ...off.flatMap((name) => faultsOf('--off', name, 'off')),
  ]
  if (found.length > 0) throw new Stop(found, 2)
  return Object.fromEntries([...pairs, ...off.map((name) => [name, 'off'] as const)]) as RuleSettings
}

/** What is wrong with the `lint` of a config; the value comes from user's code, so it may be anything. */
export function configFaults(value: unknown, place: Place): readonly Problem[] {
  const bad = (message: string): readonly Problem[] => [problem({ code: 'bad-config', message, place })]
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null)
    return bad('defineConfig: lint is no object such as { rules: { … } }')
  const unknown = Object.keys(value).find((key) => key !== 'rules')
  if (unknown !== undefined) return bad(`defineConfig: lint has no option "${unknown}"; it has "rules"`)
  const { rules = {} } = value as { readonly rules?: unknown }
  if (typeof rules !== 'object' || rules === null) return bad('defineConfig: lint.rules is no object')
  return Object.entries(rules).flatMap(([name, severity]) =>
    faultsOf('defineConfig: lint.rules', name, severity, place),
  )
}

function faultsOf(what: string, name: string, severity: unknown, place?: Place): readonly Problem[] {
  if (!names.includes(name as RuleName)) {
    return [{ ...noRule(name, `${what}: `), ...(place === undefined ? {} : { place }) }]
  }
  if (severities.has(severity)) return []
  const found = severity === '' ? 'none' : JSON.stringify(severity)
  const message = `${what}: ${name} takes off, info, warning or error; found ${found}`
  return [problem({ code: 'bad-config', message, place })]
}
