import type { CheckOptions } from '../check/options.js'
import type { IgnoreMatcher } from '../ignore/index.js'
import type { Dockerfile, Node } from '../model/index.js'
import type { Place, Problem } from '../problem/index.js'
import { noSilence, readCheck } from './engine/comments.js'
import type { ContextView } from './engine/context.js'
import { fileView } from './engine/file-view.js'
import { covering, merge, silenceFinder, sorted } from './engine/merge.js'
import type { Rule } from './engine/rule.js'
import { Run, type LintProblem, type RuleSetting } from './engine/run.js'
import { readSilences } from './engine/silences.js'
import { unusedAllows } from './engine/unused-allows.js'
import { walk, type Visiting } from './engine/walk.js'
import { rules as allRules, type RuleName } from './rules/index.js'
import { unusedAllow } from './rules/unused-allow/rule.js'

export interface LintOptions extends Omit<CheckOptions, 'frontend'> {
  /** Where each node stands, as `parse` and the DSL give it. Without it, problems have no place. */
  readonly places?: ReadonlyMap<Node, Place>
  /**
   * The text that was parsed, when `places` are places in it. Rules about how things are written (upper case, the old
   * form of ENV) need it.
   */
  readonly text?: string
  /** What `parse` and `check` said: it joins the result, once where a rule says the same. */
  readonly problems?: readonly Problem[]
  /** The ignore file of the build context. */
  readonly ignore?: IgnoreMatcher
  /** The build context itself, where it lies on a disk. */
  readonly context?: ContextView
  /** Switches rules off and on: `{ 'root-user': 'warning', MaintainerDeprecated: 'off' }`. */
  readonly rules?: Readonly<Partial<Record<RuleName, RuleSetting>>>
  /** The platform (`linux/amd64`) of the image that a reference comes to, where it is known. */
  readonly platformOf?: (image: string) => string | undefined
}

const coveredBy = covering(allRules)

/**
 * What could be better in a file: BuildKit's own rules under their own names, and ours. Rules only warn.
 *
 *     const { file, places, problems } = parse(text)
 *     lint(file, { text, places, problems: [...problems, ...check(file, { places })] })
 *
 * Comments before an instruction silence rules there: `# stagecraft allow=rule reason`, `# check=skip=Rule`, and the
 * `hadolint ignore=` of the codes that a rule covers. The `check` directive counts for the whole file. Sorted by place.
 * Takes time linear in the size of the file.
 */
export function lint(file: Dockerfile, options: LintOptions = {}): readonly LintProblem<RuleName>[] {
  const { places = new Map<Node, Place>(), problems = [], rules: settings = {} } = options
  // The places of a config are lines of TypeScript, which say nothing about columns of comments.
  const silences = readSilences(file, options.text === undefined ? undefined : places)
  const check = file.directives.check === undefined ? noSilence : readCheck(file.directives.check)
  const directive = { ...check, allow: silences.everywhere }
  const run = new Run(places, directive, settings, silences.byNode)
  const rules: readonly Rule[] = allRules.filter((rule) => run.isOn(rule) && isGiven(rule, options))
  const view = fileView(file, places, silences, options)
  const visitors = rules.map((rule): Visiting => {
    const report = run.reporterOf(rule)
    return { visitor: rule.begin(view, report), report }
  })
  walk({ view, visitors, run, silences, options })
  const joined = merge(run.found, problems, coveredBy, silenceFinder(places, silences), run)
  const isChecked = options.problems !== undefined
  const unused = unusedAllows({ silences, run, rule: unusedAllow, rules: allRules, ran: rules, isChecked, places })
  return Object.freeze(sorted([...joined, ...unused])) as readonly LintProblem<RuleName>[]
}

/** Whether a rule has what it needs, so that its silence means something. */
function isGiven({ needs }: Rule, options: LintOptions): boolean {
  return needs === undefined || options[needs === 'images' ? 'platformOf' : needs] !== undefined
}
