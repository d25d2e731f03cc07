import type { ResolvedBase } from '../../check/stages/resolve.js'
import { perFile } from '../engine/worked-out.js'

/** The stages that a COPY takes from, and those that they begin with. Most files have none. */
export const takenStages = perFile(({ resolved: { uses, bases } }): ReadonlySet<number> => {
  const taken = new Set<number>()
  for (const list of uses) {
    for (const { kind, to } of list) {
      let base: ResolvedBase | undefined
      for (
        let stage = kind === 'copy' ? to : undefined;
        stage !== undefined && !taken.has(stage);
        stage = base?.kind === 'stage' ? base.index : undefined
      ) {
        taken.add(stage)
        base = bases[stage]
      }
    }
  }
  return taken
})
