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
  // Last ones first, as a stack has them; nothing for a stage that no other begins with.
  const children: (number[] | undefined)[] = bases.map(() => undefined)
  const roots: number[] = []
  for (let index = bases.length - 1; index >= 0; index--) {
    const base = bases[index]!
    if (base.kind === 'stage') (children[base.index] ??= []).push(index)
    else roots.push(index)
  }
  const work: ({ readonly stage: number; readonly from: Left } | { readonly mark: number })[] = []
  for (const stage of roots) work.push({ stage, from: nothing })
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if ('mark' in next) {
      scope.rollBack(next.mark)
      continue
    }
    const mark = scope.mark()
    const base = bases[next.stage]!
    let { from } = next
    if (base.kind === 'stage') scope.open = from.open || base.byDefault
    else {
      const facts = factsOf(base, next.stage)
      enterBase(scope, facts)
      from = { workdir: facts.workdir, open: facts.open }
    }
    const left = visit(next.stage, from)
    const begun = children[next.stage]
    if (begun === undefined) scope.rollBack(mark)
    else {
      work.push({ mark })
      for (const stage of begun) work.push({ stage, from: left })
    }
  }
}
