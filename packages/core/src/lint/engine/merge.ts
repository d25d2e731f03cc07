import type { Node } from '../../model/index.js'
import type { Place, Problem, ProblemCode } from '../../problem/index.js'
import type { Silence } from './comments.js'
import { allows, type Gathered, type LintProblem, type Run } from './run.js'
import type { Rule } from './rule.js'
import type { Silences } from './silences.js'

/**
 * Joins what rules found with what `parse` and `check` said. Where both say the same of one line, the rule's word
 * stands, with the hint of the other; where that is silenced, so is the other. Warnings are silenced by comments as rules
 * are.
 */
export function merge(
  found: readonly Gathered[],
  problems: readonly Problem[],
  coveredBy: ReadonlyMap<ProblemCode, readonly Rule[]>,
  silenceAt: (place: Place) => Silenced | undefined,
  run: Run,
): readonly LintProblem[] {
  const unread = unreadBases(problems)
  const isUnread = ({ code, place }: LintProblem): boolean =>
    (code === 'bad-image' || code === 'InvalidDefaultArgInFrom') &&
    place !== undefined &&
    unread.has(lineKey('', place))
  const out = found.map(({ problem }) => problem)
  let byLine: ReadonlyMap<string, readonly number[]> | undefined
  for (const one of problems) {
    const { place, severity, hint, message } = one
    const rules = severity === 'error' || place === undefined ? [] : (coveredBy.get(one.code) ?? [])
    if (rules.length > 0) byLine ??= foundByLine(found)
    const same = rules
      .flatMap(({ name }) => byLine!.get(lineKey(name, place!))?.slice(0, mostOnLine) ?? [])
      .filter((index) => isAbout(message, found[index]!.subject))
    if (same.length > 0) {
      const [index] = same
      if (hint !== undefined && out[index!]!.hint === undefined) out[index!] = Object.freeze({ ...out[index!]!, hint })
      continue
    }
    const silenced = place === undefined ? undefined : silenceAt(place)
    if (severity !== 'error') {
      const rule = asRule(one.code)
      if (run.isAllowedEverywhere(rule)) continue
      if (silenced !== undefined && allows(silenced.silence, rule)) {
        run.note(silenced.node, one.code)
        continue
      }
      if (rules.some((judge) => run.isSilenced(judge, silenced?.node))) continue
    }
    out.push(one)
  }
  return unread.size === 0 ? out : out.filter((one) => !isUnread(one))
}

/**
 * The lines of FROM whose base `parse` could not read. The base is kept as the text that stands there, which is no image
 * either: that is no second problem.
 */
function unreadBases(problems: readonly Problem[]): ReadonlySet<string> {
  const lines = new Set<string>()
  for (const { code, place, message } of problems) {
    if (place !== undefined && unreadable.has(code) && message.startsWith('FROM: ')) lines.add(lineKey('', place))
  }
  return lines
}

const unreadable: ReadonlySet<ProblemCode> = new Set(['bad-variable', 'unbalanced-quote', 'missing-argument'])

/** The indexes of what was found, by rule and line. */
function foundByLine(found: readonly Gathered[]): ReadonlyMap<string, readonly number[]> {
  const byLine = new Map<string, number[]>()
  found.forEach(({ problem: { code, place } }, index) => {
    if (place === undefined) return
    const key = lineKey(code, place)
    const list = byLine.get(key)
    if (list === undefined) byLine.set(key, [index])
    else list.push(index)
  })
  return byLine
}

/** The rules that say the same as a problem of `parse` or `check`. */
export function covering(rules: readonly Rule[]): ReadonlyMap<ProblemCode, readonly Rule[]> {
  const out = new Map<ProblemCode, Rule[]>()
  for (const rule of rules) {
    for (const code of rule.covers ?? []) out.set(code, [...(out.get(code) ?? []), rule])
  }
  return out
}

/** The codes of hadolint for what `parse` and `check` warn about. */
const hadolint: Readonly<Partial<Record<ProblemCode, readonly string[]>>> = { 'unknown-stage': ['DL3022'] }

function asRule(code: ProblemCode): Pick<Rule, 'name' | 'hadolint'> {
  const codes = hadolint[code]
  return codes === undefined ? { name: code } : { name: code, hadolint: codes }
}

/** So many of one rule at one line are looked at: more are no text of a person. */
const mostOnLine = 50

/** Whether a sentence names a subject as a whole word. */
function isAbout(message: string, subject: string | undefined): boolean {
  if (subject === undefined) return true
  for (let at = message.indexOf(subject); at !== -1; at = message.indexOf(subject, at + 1)) {
    const around = message.slice(Math.max(0, at - 1), at) + message.slice(at + subject.length, at + subject.length + 1)
    if (!/[\p{L}\p{Nd}_]/u.test(around)) return true
  }
  return false
}

const lineKey = (code: string, { file = '', line }: Place): string => `${code} ${line} ${file}`

/** By place; what has none comes last, in the order in which it was found. */
export function sorted(problems: readonly LintProblem[]): LintProblem[] {
  return [...problems].sort((a, b) => comparePlaces(a.place, b.place))
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const [one = '', other = ''] = [a.file, b.file]
  return (one < other ? -1 : one > other ? 1 : 0) || a.line - b.line || a.column - b.column
}

/** An instruction or FROM, and what its comments say about rules. */
interface Silenced {
  readonly node: Node
  readonly silence: Silence
}

/** Finds the instruction or FROM that a place lies in, and what is said about rules there. */
export function silenceFinder(
  places: ReadonlyMap<Node, Place>,
  { byNode }: Silences,
): (place: Place) => Silenced | undefined {
  if (byNode.size === 0) return () => undefined
  const byLine = new Map<string, Silenced>()
  for (const [node, silence] of byNode) {
    const place = places.get(node)
    if (place === undefined) continue
    const silenced = { node, silence }
    for (let line = place.line; line <= place.endLine; line++) byLine.set(lineKey('', { ...place, line }), silenced)
  }
  return (place) => byLine.get(lineKey('', place))
}
