import { check } from '../check/index.js'
import { lint, type LintOptions, type LintProblem, type RuleName } from '../lint/index.js'
import { parse } from '../parse/parse-file.js'
import { editsOfAll } from './text-edits.js'
import { writtenFile, type TextEdit, type WrittenFile } from './written.js'

export interface LintTextOptions extends Omit<LintOptions, 'places' | 'text'> {
  /** The path of the file, for the places. */
  readonly file?: string
}

/**
 * What could be better in a Dockerfile, and what is wrong in it: `parse`, `check` and `lint` in one.
 *
 *     lintText('FROM alpine:3.22 as base\nCMD ["/x"]\n').map(({ code }) => code)  // ['FromAsCasing', 'root-user']
 *
 * A problem has a `fix` where one is sure for this text.
 */
export function lintText(text: string, options: LintTextOptions = {}): readonly LintProblem<RuleName>[] {
  return look(text, options).found
}

export interface Fixed {
  /** The text with everything mended that could be. */
  readonly text: string
  /** What was mended, at its place in the text as it was when its turn came. */
  readonly fixed: readonly LintProblem<RuleName>[]
  /** What lint says of the new text. */
  readonly left: readonly LintProblem<RuleName>[]
}

/** More rounds than fixes that make place for each other ever need. */
const mostRounds = 10

/**
 * Lints a Dockerfile, and mends what rules are sure of.
 *
 *     fix('FROM alpine as Base\\nMAINTAINER me\\n').text
 *     // FROM alpine AS base
 *     // LABEL org.opencontainers.image.authors=me
 *
 * Every other line stays as it is, to the last byte. Fixes that would meet wait for the next round; rounds go on until
 * nothing is left to mend. A fix after which the file had an error that it did not have before is not made.
 */
export function fix(text: string, options: LintTextOptions = {}): Fixed {
  let state = look(text, options)
  const fixed: LintProblem<RuleName>[] = []
  for (let round = 0; round < mostRounds; round++) {
    const made = mend(state, options)
    if (made === undefined) break
    state = made.state
    fixed.push(...made.fixed)
  }
  return Object.freeze({ text: state.text, fixed: Object.freeze(fixed), left: state.found })
}

/** A text, and what lint says of it. */
interface State {
  readonly text: string
  readonly written: WrittenFile
  readonly found: readonly LintProblem<RuleName>[]
}

function look(text: string, { file: path, ...options }: LintTextOptions): State {
  const { file, places, problems } = parse(text, path === undefined ? {} : { file: path })
  const all = [...problems, ...check(file, { ...options, places }), ...(options.problems ?? [])]
  const written = writtenFile(text, places, file.directives.escape)
  const found = lint(file, { ...options, text, places, problems: all }).map((one) => {
    if (one.fix === undefined || editsOfAll(one.fix, written) !== undefined) return one
    const { fix: _, ...unmended } = one
    return Object.freeze(unmended)
  })
  return { text, written, found: Object.freeze(found) }
}

interface Mended {
  readonly state: State
  readonly fixed: readonly LintProblem<RuleName>[]
}

/** One round; nothing when there is nothing to mend. */
function mend(state: State, options: LintTextOptions): Mended | undefined {
  const proposals = proposalsOf(state)
  if (proposals.length === 0) return undefined
  const all = tryAll(state, proposals, options)
  if (all !== undefined) return all
  // One of them breaks the file: it is left out by making them one at a time.
  for (const proposal of proposals) {
    const one = tryAll(state, [proposal], options)
    if (one !== undefined) return one
  }
  return undefined
}

interface Proposal {
  readonly problem: LintProblem<RuleName>
  readonly edits: readonly TextEdit[]
}

/** The fixes that can be made together: of two that meet, the first. */
function proposalsOf({ found, written }: State): readonly Proposal[] {
  const taken = new Taken()
  return found.flatMap((problem) => {
    const edits = problem.fix && editsOfAll(problem.fix, written)
    if (edits === undefined || edits.length === 0 || edits.some((edit) => taken.meets(edit))) return []
    for (const edit of edits) taken.add(edit)
    return [{ problem, edits }]
  })
}

/** Stretches of a text in their order, where a new one is compared with its neighbours only. */
class Taken {
  private readonly edits: TextEdit[] = []

  meets(edit: TextEdit): boolean {
    const at = this.indexOf(edit)
    const [before, after] = [this.edits[at - 1], this.edits[at]]
    return (before !== undefined && before.end >= edit.start) || (after !== undefined && after.start <= edit.end)
  }

  add(edit: TextEdit): void {
    this.edits.splice(this.indexOf(edit), 0, edit)
  }

  private indexOf({ start, end }: TextEdit): number {
    let low = 0
    let high = this.edits.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.edits[middle]!
      if (other.start < start || (other.start === start && other.end < end)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function tryAll(state: State, proposals: readonly Proposal[], options: LintTextOptions): Mended | undefined {
  const text = applyEdits(
    state.text,
    proposals.flatMap(({ edits }) => edits),
  )
  const next = look(text, options)
  if (errorsIn(next) > errorsIn(state)) return undefined
  return { state: next, fixed: proposals.map(({ problem }) => problem) }
}

const errorsIn = ({ found }: State): number => found.filter(({ severity }) => severity === 'error').length

/** The text after edits that do not meet. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text: written } of [...edits].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, start) + written
    at = end
  }
  return out + text.slice(at)
}
