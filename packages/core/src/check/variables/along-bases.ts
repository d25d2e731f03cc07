import type { Resolved, ResolvedBase } from '../stages/resolve.js'
import type { Change, Scope } from './scope.js'
import { entrance, type BaseFacts } from './stage-scope.js'

/** What a stage leaves to those that begin with it, its variables aside. */
export interface Left {
  /** The working directory, when it is known. */
  readonly workdir?: string | undefined
  /** A build argument could change the working directory. */
  readonly isWorkdirByDefault?: boolean
  /** Variables may be set that nobody knows of. */
  readonly open: boolean
}

const showHidden: Change = (scope) => scope.showHidden()

const nothing: Left = Object.freeze({ workdir: undefined, open: true })

const never = (): boolean => false

/**
 * Visits every stage with the variables that it sees, in `scope`. A stage is visited after the one that it begins with,
 * and what it adds is taken back afterwards: so the work is linear, whatever the shape of the file.
 *
 * @param factsOf what the base of a stage gives, where it is no stage
 * @param visit gets the index of a stage and what its base left; returns what it leaves itself
 * @param skips whether a stage need not be visited that begins with no other, and that no other begins with
 */
export function alongBases(
  { bases }: Resolved,
  scope: Scope,
  factsOf: (base: Exclude<ResolvedBase, { kind: 'stage' }>, stage: number) => BaseFacts,
  visit: (stage: number, left: Left) => Left,
  skips: (stage: number) => boolean = never,
): void {
  // Last ones first, as a stack has them; nothing for a stage that no other begins with.
  const children: (number[] | undefined)[] = bases.map(() => undefined)
  for (let index = bases.length - 1; index >= 0; index--) {
    const base = bases[index]!
    if (base.kind === 'stage') (children[base.index] ??= []).push(index)
  }
  const enter = entrance(scope)
  const work: ({ readonly stage: number; readonly from: Left } | { readonly mark: number })[] = []
  const visitOne = (stage: number, left: Left): void => {
    const mark = scope.mark()
    const base = bases[stage]!
    let from = left
    if (base.kind === 'stage') {
      scope.open = left.open || base.byDefault
      scope.later(showHidden)
      // The argument may choose another stage.
      if (base.byDefault) from = { ...left, workdir: undefined }
    } else {
      const facts = factsOf(base, stage)
      enter(facts)
      from = facts
    }
    const leaves = visit(stage, from)
    const begun = children[stage]
    if (begun === undefined) {
      scope.rollBack(mark)
      return
    }
    work.push({ mark })
    for (const child of begun) work.push({ stage: child, from: leaves })
  }
  for (let root = 0; root < bases.length; root++) {
    if (bases[root]!.kind === 'stage' || (children[root] === undefined && skips(root))) continue
    visitOne(root, nothing)
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      if ('mark' in next) scope.rollBack(next.mark)
      else visitOne(next.stage, next.from)
    }
  }
}
