import type { Entry, Node } from '../../model/index.js'
import { whereabouts, type Place, type ProblemCode, type Related, type Severity } from '../../problem/index.js'
import type { Change } from './change.js'
import { noSilence, type Silence } from './comments.js'
import type { Found, Report, Rule } from './rule.js'

/** One thing that lint reports: a problem whose code is the name of a rule, or a problem of `parse` or `check`. */
export interface LintProblem<Code extends string = string> {
  readonly code: Code | ProblemCode
  readonly severity: Severity
  readonly message: string
  readonly hint?: string
  readonly place?: Place
  readonly related?: readonly Related[]
  /** What would mend it, for `fix`; absent where nothing is sure to. */
  readonly fix?: readonly Change[]
}

/** What a rule found, and the name that it is about. */
export interface Gathered {
  readonly problem: LintProblem
  readonly subject: string | undefined
}

/** How rules are switched: `off`, or a severity, which also switches on. */
export type RuleSetting = 'off' | Severity

/** Gathers what rules find, and leaves out what comments silence. */
export class Run {
  readonly found: Gathered[] = []
  /** Names that silenced something, by the node whose comments have them. */
  private readonly silenced = new Map<Node, Set<string>>()
  /** What is being visited, and what is said about rules there. */
  private visited: Node | undefined
  private here: Silence = noSilence
  /** Whose turn it is. */
  private rule!: Rule
  private readonly report: Report = (found) => this.add(found)

  /** Comments, or the directive, switch experimental rules on. */
  readonly hasExperiments: boolean

  constructor(
    private readonly places: ReadonlyMap<Node, Place>,
    private readonly directive: Silence,
    private readonly settings: Readonly<Record<string, RuleSetting | undefined>>,
    private readonly silenceOf: ReadonlyMap<Node, Silence>,
  ) {
    this.hasExperiments = isExperimenting(directive) || [...silenceOf.values()].some(isExperimenting)
  }

  visit(node: Node | undefined, silence: Silence): void {
    this.visited = node
    this.here = silence
  }

  /** Notes that a name in the comments of a node silences something. */
  note(node: Node, name: string): void {
    const names = this.silenced.get(node)
    if (names === undefined) this.silenced.set(node, new Set([name]))
    else names.add(name)
  }

  hasSilenced(node: Node, name: string): boolean {
    return this.silenced.get(node)?.has(name) === true
  }

  severityOf(rule: Rule): RuleSetting {
    return this.settings[rule.name] ?? rule.severity
  }

  isOn(rule: Rule): boolean {
    const setting = this.settings[rule.name]
    if (setting !== undefined) return setting !== 'off'
    return rule.isExperimental === true ? this.hasExperiments : rule.on !== false
  }

  /** What a rule reports to while it has its turn: one function for all, since hardly any rule finds anything. */
  reportOf(rule: Rule): Report {
    this.rule = rule
    return this.report
  }

  private add({ message, hint, at, inside, related, subject, fix }: Found): void {
    const { rule } = this
    const node = at === undefined ? this.visited : 'line' in at ? inside : at
    if (this.isSilent(rule, node)) return
    // What a trigger brings has no place of its own, and is told at the FROM that brings it.
    const place = at !== undefined && 'line' in at ? at : (this.placeOf(node) ?? this.placeOf(this.visited))
    const explained = related?.map(({ message: why, node: other }) => {
      const where = this.places.get(other)
      return where === undefined ? { message: why } : { message: why, place: where }
    })
    const severity = this.severityOf(rule)
    const problem: LintProblem = Object.freeze({
      code: rule.name,
      severity: severity === 'off' ? rule.severity : severity,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...whereabouts({ place, related: explained }),
      ...(fix === undefined ? {} : { fix: Object.freeze(fix) }),
    })
    this.found.push({ problem, subject })
  }

  private placeOf(node: Node | undefined): Place | undefined {
    return node === undefined ? undefined : this.places.get(node)
  }

  isAllowedEverywhere(rule: Pick<Rule, 'name' | 'hadolint'>): boolean {
    return allows(this.directive, rule)
  }

  /** Whether a rule that is on says nothing of a node for what is said about rules there, or for the whole file. */
  isSilenced(rule: Rule, node: Node | undefined): boolean {
    if (!this.isOn(rule)) return false
    this.visit(undefined, noSilence)
    return this.isSilent(rule, node)
  }

  private isSilent(rule: Rule, node: Node | undefined): boolean {
    const { directive } = this
    const here = node !== undefined && this.visited === undefined ? (this.silenceOf.get(node) ?? noSilence) : this.here
    const own = node === undefined ? noSilence : (this.silenceOf.get(node) ?? noSilence)
    if (allows(here, rule) || allows(own, rule) || allows(directive, rule)) {
      for (const one of [this.visited, node]) if (one !== undefined) this.note(one, rule.name)
      return true
    }
    const buildkit = rule.isFileWide === true ? [directive] : [directive, here]
    if (rule.isExperimental === true && this.settings[rule.name] === undefined) {
      return !buildkit.some(({ experimental }) => experimental === 'all' || experimental.has(rule.name))
    }
    return buildkit.some(({ all, skip }) => all || skip.has(rule.name))
  }
}

const isExperimenting = ({ experimental }: Silence): boolean => experimental === 'all' || experimental.size > 0

/** Whether our words, or hadolint's, allow what a rule is against. */
export function allows({ allow }: Silence, rule: Pick<Rule, 'name' | 'hadolint'>): boolean {
  return allow.size > 0 && (allow.has(rule.name) || rule.hadolint?.some((code) => allow.has(code)) === true)
}

export const isInstruction = (entry: Entry): boolean => entry.kind !== 'comment' && entry.kind !== 'blank'
