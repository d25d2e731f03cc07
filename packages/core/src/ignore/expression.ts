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
 * followed at once, character by character, so the time is that of the path times that of the expression.
 */
export function matchesAt(expression: Expression, path: readonly number[], ends: ReadonlySet<number>): boolean {
  let current = new Set<number>()
  for (let at = 0; at <= path.length; at++) {
    // An alternative without `^` may begin anywhere.
    for (const start of expression.starts) {
      if (at === 0 || expression.steps[start]!.kind !== 'start') current.add(start)
    }
    if (ends.has(at) && reach(expression, current, path, at, at) === 'matched') return true
    if (at === path.length) return false
    const here = reach(expression, current, path, at, path.length)
    // Without an end in it, the expression says nothing about what follows.
    if (here === 'matched') return true
    current = after(expression, here, path[at]!)
  }
  return false
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
