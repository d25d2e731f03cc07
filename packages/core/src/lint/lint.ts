import type { CheckOptions } from '../check/options.js'
import type { IgnoreMatcher } from '../ignore/index.js'
import type { Dockerfile, Node } from '../model/index.js'
import type { Place, Problem } from '../problem/index.js'
import { noSilence, readCheck } from './engine/comments.js'
import type { ContextView } from './engine/context.js'
import { fileView } from './engine/file-view.js'
import { covering, merge, silenceFinder, sorted } from './engine/merge.js'
import { Plan } from './engine/plan.js'
import type { Rule } from './engine/rule.js'
import { Run, type LintProblem, type RuleSetting } from './engine/run.js'
import { readSilences } from './engine/silences.js'
import { unusedAllows } from './engine/unused-allows.js'
import { walk } from './engine/walk.js'
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
  const { silences, run, commentPlaces } = begin(file, places, options.text, settings)
  const view = fileView(file, places, commentPlaces, options)
  const plan = planFor(run, options)
  walk({ view, plan, run, silences, options })
  const joined = merge(run.found, problems, coveredBy, silenceFinder(places, silences), run)
  const isChecked = options.problems !== undefined
  const unused = unusedAllows({ silences, run, rule: unusedAllow, rules: allRules, ran: plan.rules, isChecked, places })
  return Object.freeze(sorted([...joined, ...unused])) as readonly LintProblem<RuleName>[]
}

/**
 * What `check` said of a file, without what its comments allow: errors stay. No rule is asked.
 *
 *     withoutAllowed(file, check(file, { places }), { places })
 */
export function withoutAllowed(
  file: Dockerfile,
  problems: readonly Problem[],
  { places = new Map(), text }: Pick<LintOptions, 'places' | 'text'> = {},
): readonly Problem[] {
  const { silences, run } = begin(file, places, text, {})
  return merge([], problems, new Map(), silenceFinder(places, silences), run) as readonly Problem[]
}

function begin(
  file: Dockerfile,
  places: ReadonlyMap<Node, Place>,
  text: string | undefined,
  settings: Readonly<Record<string, RuleSetting | undefined>>,
) {
  // The places of a config are lines of TypeScript, which say nothing about columns of comments.
  const commentPlaces = text === undefined ? undefined : places
  const silences = readSilences(file, commentPlaces)
  const check = file.directives.check === undefined ? noSilence : readCheck(file.directives.check)
  const directive = { ...check, allow: silences.everywhere }
  return { silences, commentPlaces, run: new Run(places, directive, settings, silences.byNode) }
}

/** What rules are chosen by, and the plan for it. */
interface Choice {
  readonly settings: Readonly<Record<string, RuleSetting | undefined>>
  readonly given: string
  readonly plan: Plan
}

/** Files are linted alike, mostly: to choose the rules again costs as much as to lint a small one. */
const choices: Choice[] = []
const mostChoices = 8

function planFor(run: Run, options: LintOptions): Plan {
  const { rules: settings = {}, text, ignore, context, platformOf } = options
  let given = run.hasExperiments ? '+' : '-'
  for (const one of [text, ignore, context, platformOf]) given += one === undefined ? '-' : '+'
  const known = choices.find((one) => one.given === given && areSame(one.settings, settings))
  if (known !== undefined) return known.plan
  const plan = new Plan(allRules.filter((rule) => run.isOn(rule) && isGiven(rule, options)))
  if (choices.length === mostChoices) choices.shift()
  choices.push({ settings: { ...settings }, given, plan })
  return plan
}

/** The one that was kept is a copy, since who gave the other one may have changed it. */
function areSame(kept: Choice['settings'], settings: Choice['settings']): boolean {
  let more = 0
  for (const name in settings) {
    if (kept[name] !== settings[name]) return false
    more++
  }
  for (const _ in kept) more--
  return more === 0
}

/** Whether a rule has what it needs, so that its silence means something. */
function isGiven({ needs }: Rule, options: LintOptions): boolean {
  return needs === undefined || options[needs === 'images' ? 'platformOf' : needs] !== undefined
}
