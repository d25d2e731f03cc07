import { copyFlags, runFlags, type Word } from '../model/index.js'
import { lowerFlags } from './flags.js'
import { mergeUses } from './handle.js'
import type { Settings } from './step.js'

/** The rows of the flag tables that `within` takes. */
const table = {
  mounts: runFlags.mounts,
  network: runFlags.network,
  chown: copyFlags.chown,
  chmod: copyFlags.chmod,
}

/** Reads the options of `within`; what an outer `within` says holds on where the inner one is silent. */
export function lowerSettings(given: object, outer: Settings | undefined): Settings {
  const { values, uses, mounts } = lowerFlags('within', table, given)
  return Object.freeze({
    mounts: outer === undefined ? mounts : [...outer.mounts, ...mounts],
    network: (values['network'] as Settings['network']) ?? outer?.network,
    chown: (values['chown'] as Word | undefined) ?? outer?.chown,
    chmod: (values['chmod'] as Word | undefined) ?? outer?.chmod,
    uses: outer === undefined ? uses : mergeUses(outer.uses, uses),
  })
}
