import type { LintProblem, RuleName } from '@stagecraft/core/lint'

/** What lint finds. */
export type Found = LintProblem<RuleName>

/** The problem as it is for who can make no fix. */
export function withoutFix(found: Found): Found {
  const { fix: _, ...rest } = found
  return rest
}

/** The problems without those that a reader could not tell from an earlier one. */
export function once(found: readonly Found[]): readonly Found[] {
  const seen = new Map<string, Found>()
  for (const one of found) {
    const key = one.place === undefined ? String(seen.size) : JSON.stringify(withoutFix(one))
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()]
}
