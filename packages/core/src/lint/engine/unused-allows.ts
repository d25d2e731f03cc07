import type { Node } from '../../model/index.js'
import { didYouMean, nearest, problemCodes, type Place } from '../../problem/index.js'
import { misspeltNames } from './comments.js'
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

/** Allowances that name no rule, silence nothing, or are written so that nobody heeds them. */
export function unusedAllows(allowed: Allowed): readonly LintProblem[] {
  const { silences, run, rule, rules, places } = allowed
  const { allowances, others } = silences
  const severity = run.severityOf(rule)
  if (severity === 'off' || allowances.length + others.length === 0) return []
  const known = [...rules.map(({ name }) => name), ...Object.keys(problemCodes)]
  const problems: LintProblem[] = []
  const tell = ({ comment, node }: Pick<Allowance, 'comment' | 'node'>, said: Said | undefined): void => {
    if (said === undefined) return
    // In a config what stands above FROM has no line of its own.
    const place = places.get(comment) ?? (node && places.get(node))
    problems.push(Object.freeze({ code: rule.name, severity, ...said, ...(place === undefined ? {} : { place }) }))
  }
  for (const one of allowances) {
    if (one.names.includes(rule.name)) continue
    for (const name of one.names) tell(one, known.includes(name) ? idle(name, one, allowed) : unknown(name, known))
  }
  for (const one of others) tell(one, misspelt(one.comment.text.trim(), known))
  return problems
}

type Said = Pick<LintProblem, 'message' | 'hint'>

function misspelt(text: string, known: readonly string[]): Said | undefined {
  const meant = (name: string): string | undefined => (known.includes(name) ? name : nearest(name, known))
  const names = misspeltNames(text, (name) => meant(name) !== undefined)
  if (names === undefined) return undefined
  const right = names.map((name) => meant(name) ?? name).join(',') || 'RULE'
  return {
    message: `# ${text.length > 60 ? `${text.slice(0, 59)}…` : text}: this is no allowance, and silences nothing`,
    hint: `Write # stagecraft allow=${right} and why`,
  }
}

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
