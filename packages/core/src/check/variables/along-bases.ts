import type { Resolved, ResolvedBase } from '../stages/resolve.js'
import type { Scope } from './scope.js'
import { enterBase, type BaseFacts } from './stage-scope.js'

/** What a stage leaves to those that begin with it, its variables aside. */
export interface Left {
  /** The working directory, when it is known. */
  readonly workdir: string | undefined
  /** Variables may be set that nobody knows of. */
  readonly open: boolean
}

const nothing: Left = Object.freeze({ workdir: undefined, open: true })

/**
 * Visits every stage with the variables that it sees, in `scope`. A stage is visited after the one that it begins with,
 * and what it adds is taken back afterwards: so the work is linear, whatever the shape of the file.
 *
 * @param factsOf what the base of a stage gives, where it is no stage
 * @param visit gets the index of a stage and what its base left; returns what it leaves itself
 */
export function alongBases(
  { bases }: Resolved,
  scope: Scope,
  factsOf: (base: Exclude<ResolvedBase, { kind: 'stage' }>, stage: number) => BaseFacts,
  visit: (stage: number, left: Left) => Left,
): void {
  const children = bases.map((): number[] => [])
  const roots: number[] = []
  bases.forEach((base, index) => (base.kind === 'stage' ? children[base.index]! : roots).push(index))
  const work: ({ readonly stage: number; readonly from: Left } | { readonly mark: number })[] = []
  for (const stage of roots.reverse()) work.push({ stage, from: nothing })
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if ('mark' in next) {
      scope.rollBack(next.mark)
      continue
    }
    work.push({ mark: scope.mark() })
    const base = bases[next.stage]!
    let { from } = next
    if (base.kind === 'stage') scope.open = from.open || base.byDefault
    else {
      const facts = factsOf(base, next.stage)
      enterBase(scope, facts)
      scope.open = facts.open
      from = { workdir: facts.workdir, open: facts.open }
    }
    const left = visit(next.stage, from)
    for (const stage of children[next.stage]!.reverse()) work.push({ stage, from: left })
  }
}
