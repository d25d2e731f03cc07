import { llbAll, parseAll, sameAll, type LlbAnswer, type LlbTarget, type ParseAnswer } from '../oracle.js'
import { circumstancesFor } from './circumstances.js'
import { commentsOf } from './comments.js'

/** Two texts that should be one build. */
export type Pair = readonly [before: string, after: string]

/** In what two texts differ. */
export interface Difference {
  readonly what: string
  readonly detail: string
}

/** Enough for one run of the oracle, few enough that what one file names does not weigh on all the others. */
const batch = 100

/**
 * Compares pairs of texts by what BuildKit makes of them: under several circumstances the operations and the image
 * configuration of every stage; parser directives; comments. The first difference of each pair, or nothing.
 */
export function judge(pairs: readonly Pair[]): readonly (Difference | undefined)[] {
  const verdicts: (Difference | undefined)[] = []
  for (let start = 0; start < pairs.length; start += batch)
    verdicts.push(...judgeBatch(pairs.slice(start, start + batch)))
  return verdicts
}

function judgeBatch(pairs: readonly Pair[]): (Difference | undefined)[] {
  const befores = pairs.map(([before]) => before)
  const afters = pairs.map(([, after]) => after)
  const answersBefore = parseAll(befores)
  const answersAfter = parseAll(afters)
  const verdicts = pairs.map((pair, i) => textDifference(pair, answersBefore[i]!, answersAfter[i]!))
  for (const { name, circumstances } of circumstancesFor(befores, answersBefore)) {
    const built = llbAll([...befores, ...afters], circumstances)
    for (const [i, pair] of pairs.entries()) {
      const what = buildDifference(built[i]!, built[pairs.length + i]!)
      if (verdicts[i] !== undefined || what === undefined) continue
      const { diff, error } = sameAll([pair], circumstances)[0]!
      verdicts[i] = { what: `${what} (${name})`, detail: JSON.stringify(diff ?? error).slice(0, 2000) }
    }
  }
  return verdicts
}

function textDifference([before, after]: Pair, one: ParseAnswer, other: ParseAnswer): Difference | undefined {
  if (other.error !== undefined) return { what: 'refused', detail: other.error.message }
  const views = {
    directives: [directivesOf(one), directivesOf(other)],
    comments: [commentsOf(before, one), commentsOf(after, other)],
  } as const
  for (const [what, [a, b]] of Object.entries(views)) {
    const at = a.findIndex((item, i) => item !== b[i])
    if (at !== -1 || a.length !== b.length) {
      return { what, detail: `${JSON.stringify(a[at] ?? a.length)} became ${JSON.stringify(b[at] ?? b.length)}` }
    }
  }
  return undefined
}

/** The escape character is the one that the parser took: it takes its directive after white space too, as nothing else does. */
function directivesOf({ directives = [], syntax = '', escape = '' }: ParseAnswer): readonly string[] {
  const others = directives.filter(({ Name }) => Name !== 'escape')
  return [...others.map(({ Name, Value }) => `${Name}=${Value}`).sort(), syntax, escape]
}

function buildDifference(one: LlbAnswer, other: LlbAnswer): string | undefined {
  if (one.error !== undefined || other.error !== undefined) {
    return sentence(one.error?.message) === sentence(other.error?.message) ? undefined : 'error'
  }
  const { targets: a = [] } = one
  const { targets: b = [] } = other
  if (a.length !== b.length) return 'number of stages'
  for (const [i, target] of a.entries()) {
    const what = targetDifference(target, b[i]!)
    if (what !== undefined) return what
  }
  return undefined
}

function targetDifference(one: LlbTarget, other: LlbTarget): string | undefined {
  if (sentence(one.error?.message) !== sentence(other.error?.message)) return 'error'
  if (one.name !== other.name) return 'stage name'
  if (one.llb !== other.llb) return 'operations'
  return one.config === other.config ? undefined : 'image configuration'
}

/**
 * A sentence without what emitting may change (line numbers, braces around a name), and without which of several bad
 * base images it names: BuildKit looks at them side by side and tells the first that fails.
 */
function sentence(message: string | undefined): string | undefined {
  return message
    ?.replace(/\bline \d+\b/g, 'line')
    .replace(/\$\{(\w+)\}/g, '$$$1')
    .replace(/^failed to parse stage name .*/s, 'failed to parse stage name')
}
