import { anyButNewline, contains, isWordCharacter, type CharacterSet } from './character-class.js'

/** One step of an expression. */
export type Step =
  | { readonly kind: 'one' | 'many'; readonly set: CharacterSet }
  /** Nothing, or anything up to and with a slash. */
  | { readonly kind: 'folders' }
  | { readonly kind: 'start' | 'end' | 'border' | 'no-border' }
  /** The step, or nothing. */
  | { readonly kind: 'perhaps'; readonly of: Step }
  | { readonly kind: 'match' }

/**
 * An expression of Go's `regexp`, as far as BuildKit makes them from ignore patterns: alternatives, each a row of steps
 * that ends with `match`.
 */
export interface Expression {
  readonly steps: readonly Step[]
  /** Where the alternatives begin. */
  readonly starts: readonly number[]
}

/**
 * Whether an expression matches a path up to one of `ends`, each taken for the end of the text. All possible ways are
 * followed at once, character by character, so the time is that of the path times that of the expression; what a
 * character leads to is kept for the next path.
 */
export function matchesAt(expression: Expression, path: readonly number[], ends: ReadonlySet<number>): boolean {
  let test = tests.get(expression)
  if (test === undefined) tests.set(expression, (test = testOf(expression)))
  return test(path, ends)
}

type PathTest = (path: readonly number[], ends: ReadonlySet<number>) => boolean

const tests = new WeakMap<Expression, PathTest>()

/** What a position means depends on the characters beside it where there are borders: then nothing can be kept. */
function testOf(expression: Expression): PathTest {
  if (hasBorders(expression)) return (path, ends) => matchesWithBorders(expression, path, ends)
  const automaton = new Automaton(expression)
  return (path, ends) => automaton.matches(path, ends)
}

const hasBorders = ({ steps }: Expression): boolean =>
  steps.some((step) => {
    const { kind } = step.kind === 'perhaps' ? step.of : step
    return kind === 'border' || kind === 'no-border'
  })

function matchesWithBorders(expression: Expression, path: readonly number[], ends: ReadonlySet<number>): boolean {
  let current = new Set<number>()
  for (let at = 0; at <= path.length; at++) {
    addStarts(expression, current, at === 0)
    if (ends.has(at) && reach(expression, current, path, at, at) === 'matched') return true
    if (at === path.length) return false
    const here = reach(expression, current, path, at, path.length)
    // Without an end in it, the expression says nothing about what follows.
    if (here === 'matched') return true
    current = after(expression, here, path[at]!)
  }
  return false
}

/** An alternative without `^` may begin anywhere. */
function addStarts({ starts, steps }: Expression, current: Set<number>, isFirst: boolean): void {
  for (const start of starts) if (isFirst || steps[start]!.kind !== 'start') current.add(start)
}

/** All the ways that are followed at one position of a path, and where each character leads. */
interface Position {
  /** The expression matches when the text ends here, and whatever follows. */
  readonly matchesHere: boolean
  readonly matchesAnyhow: boolean
  /** Nothing can match any more. */
  readonly isLost: boolean
  readonly reached: ReadonlySet<number>
  readonly next: Map<number, Position>
}

/** More positions than any pattern of a person has: then what is known is forgotten. */
const mostPositions = 2000

class Automaton {
  private readonly known = new Map<string, Position>()
  private readonly first: Position
  private readonly isAnchored: boolean

  constructor(private readonly expression: Expression) {
    this.isAnchored = expression.starts.every((start) => expression.steps[start]!.kind === 'start')
    this.first = this.position(new Set(), 0)
  }

  matches(path: readonly number[], ends: ReadonlySet<number>): boolean {
    let here = this.first
    for (let at = 0; ; at++) {
      if (here.matchesHere && ends.has(at)) return true
      if (at === path.length || here.isLost) return false
      if (here.matchesAnyhow) return true
      const code = path[at]!
      const known = here.next.get(code)
      here = known ?? this.follow(here, code)
    }
  }

  private follow(from: Position, code: number): Position {
    const found = this.position(after(this.expression, from.reached, code), 1)
    if (from.next.size < mostPositions) from.next.set(code, found)
    return found
  }

  private position(states: Set<number>, at: 0 | 1): Position {
    addStarts(this.expression, states, at === 0)
    const key = [...states].sort((a, b) => a - b).join()
    const known = at === 0 ? undefined : this.known.get(key)
    if (known !== undefined) return known
    const reached = reach(this.expression, states, [], at, 2)
    const found: Position = {
      matchesHere: reach(this.expression, states, [], at, at) === 'matched',
      matchesAnyhow: reached === 'matched',
      isLost: this.isAnchored && states.size === 0,
      reached: reached === 'matched' ? new Set() : reached,
      next: new Map(),
    }
    if (this.known.size >= mostPositions) {
      this.known.clear()
      this.first?.next.clear()
    }
    if (at === 1) this.known.set(key, found)
    return found
  }
}

/** Being inside the repeated part of the `folders` step i is the state -1 - i. */
const inside = (step: number): number => -1 - step

/** Everything that is reached without a further character. */
function reach(
  { steps }: Expression,
  from: ReadonlySet<number>,
  path: readonly number[],
  at: number,
  end: number,
): Set<number> | 'matched' {
  const out = new Set<number>()
  const work = [...from]
  for (let state = work.pop(); state !== undefined; state = work.pop()) {
    if (out.has(state)) continue
    out.add(state)
    if (state < 0) continue
    const found = steps[state]!
    if (found.kind === 'perhaps') work.push(state + 1)
    const step = found.kind === 'perhaps' ? found.of : found
    switch (step.kind) {
      case 'match':
        return 'matched'
      case 'one':
      case 'perhaps':
        break
      case 'many':
        work.push(state + 1)
        break
      case 'folders':
        work.push(state + 1, inside(state))
        break
      case 'start':
        if (at === 0) work.push(state + 1)
        break
      case 'end':
        if (at === end) work.push(state + 1)
        break
      case 'border':
      case 'no-border': {
        const before = isWordCharacter(at === 0 ? undefined : path[at - 1])
        const behind = isWordCharacter(at === end ? undefined : path[at])
        if ((before !== behind) === (step.kind === 'border')) work.push(state + 1)
      }
    }
  }
  return out
}

function after({ steps }: Expression, states: ReadonlySet<number>, code: number): Set<number> {
  const out = new Set<number>()
  for (const state of states) {
    if (state < 0) {
      if (contains(anyButNewline, code)) out.add(state)
      if (code === 0x2f) out.add(-state)
      continue
    }
    const found = steps[state]!
    const step = found.kind === 'perhaps' ? found.of : found
    if (!('set' in step) || !contains(step.set, code)) continue
    out.add(step.kind === 'many' ? state : state + 1)
  }
  return out
}
