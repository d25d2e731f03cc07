import type { Problem } from '@stagecraft/core'
import type { Output } from '../outputs/plan.js'
import { sortOut, type Sorted } from './sort-out.js'
import { writeBack, type WrittenBack } from './write-back.js'

/** What `sync` would write, and what it would say. */
export interface Tried extends Sorted {
  readonly written: WrittenBack | undefined
  /** Why not all that was edited can be taken. */
  readonly found: readonly Problem[]
}

/**
 * Everything of `sync` but the writing, for who wants to know beforehand.
 *
 * @param all every output of the configs in this run
 */
export async function trySync(
  outputs: readonly Output[],
  all: readonly Output[],
  force: boolean,
  seconds: number,
  cwd: string,
): Promise<Tried> {
  const sorted = await sortOut(outputs, force, cwd)
  const result = sorted.edited.length === 0 ? undefined : await writeBack(sorted.edited, all, seconds, cwd)
  return isProblems(result)
    ? { ...sorted, written: undefined, found: [...sorted.refused, ...result] }
    : { ...sorted, written: result, found: sorted.refused }
}

const isProblems = (result: WrittenBack | readonly Problem[] | undefined): result is readonly Problem[] =>
  Array.isArray(result)
