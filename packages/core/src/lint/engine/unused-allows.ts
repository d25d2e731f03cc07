import type { Node } from '../../model/index.js'
import { didYouMean, problemCodes, type Place } from '../../problem/index.js'
import type { Rule } from './rule.js'
import type { LintProblem, Run } from './run.js'
import type { Allowance, Silences } from './silences.js'

/** What a look at all allowances needs, when everything else was found. */
export interface Allowed {
  readonly silences: Silences
  readonly run: Run
  readonly rule: Rule
  readonly rules: readonly Rule[]
  /** Rules that ran and could find something. */
  readonly ran: readonly Rule[]
  /** Whether what `parse` and `check` said was known. */
  readonly isChecked: boolean
  readonly places: ReadonlyMap<Node, Place>
}

/** Allowances that name no rule, or silence nothing. */
export function unusedAllows(allowed: Allowed): readonly LintProblem[] {
  const { silences, run, rule, rules, places } = allowed
  const severity = run.severityOf(rule)
  if (severity === 'off' || silences.allowances.length === 0) return []
  const known = [...rules.map(({ name }) => name), ...Object.keys(problemCodes)]
  return silences.allowances.flatMap((one) => {
    if (one.names.includes(rule.name)) return []
    // In a config what stands above FROM has no line of its own.
    const place = places.get(one.comment) ?? (one.node && places.get(one.node))
    return one.names.flatMap((name) => {
      const said = known.includes(name) ? idle(name, one, allowed) : unknown(name, known)
      if (said === undefined) return []
      const problem: LintProblem = { code: rule.name, severity, ...said, ...(place === undefined ? {} : { place }) }
      return [Object.freeze(problem)]
    })
  })
}

type Said = Pick<LintProblem, 'message' | 'hint'>

function unknown(name: string, known: readonly string[]): Said {
  const hint = didYouMean(name, known)
  return { message: `allow=${name}: there is no such rule`, ...(hint === undefined ? {} : { hint }) }
}

function idle(name: string, { node }: Allowance, { run, ran, rules, isChecked }: Allowed): Said | undefined {
  if (node === undefined) {
    return {
      message: `allow=${name} silences nothing: no instruction heeds this comment`,
      hint: 'Write it in the first column of a line above the instruction, with no empty comment between them',
    }
  }
  const isNamed = (rule: Rule): boolean => rule.name === name
  const isKnown = rules.some(isNamed) ? ran.some(isNamed) : isChecked
  if (!isKnown || run.hasSilenced(node, name)) return undefined
  return { message: `allow=${name} silences nothing here`, hint: 'Remove it' }
}
