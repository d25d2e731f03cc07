import type { Dockerfile } from '../model/index.js'
import { goLower } from '../model/lexical/lower-case.js'

/** The index of the stage that `--target` means: the last one of that name; without a name, the last stage. */
export function findTarget({ stages }: Dockerfile, name?: string): number | undefined {
  if (name === undefined) return stages.length === 0 ? undefined : stages.length - 1
  const wanted = goLower(name)
  for (let index = stages.length - 1; index >= 0; index--) if (stages[index]!.name === wanted) return index
  return undefined
}

/** The stages that a build of `target` needs, in the order of the file, itself among them. */
export function neededStages(
  stages: readonly { readonly uses: readonly number[] }[],
  target: number,
): readonly number[] {
  const needed = new Set<number>()
  const work = [target]
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (needed.has(next)) continue
    needed.add(next)
    work.push(...stages[next]!.uses)
  }
  return [...needed].sort((a, b) => a - b)
}
