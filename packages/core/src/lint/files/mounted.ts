import type { Run } from '../../model/index.js'
import { inWorkdir } from '../engine/stage-facts.js'
import type { EntryView } from '../engine/views.js'

/**
 * Whether a RUN may write to a place that is in no layer: a cache or a tmpfs is mounted there. A mount whose type or target
 * is not known may lie anywhere.
 */
export function isMounted(run: Run, at: EntryView, isThere: (path: string) => boolean): boolean {
  return (run.flags.mounts ?? []).some((mount) => {
    if (mount.type === 'raw') return true
    if (mount.type !== 'cache' && mount.type !== 'tmpfs') return false
    const { target } = mount.options
    const path = target === undefined ? undefined : inWorkdir(at.facts, at.sureText(target))
    return path === undefined || isThere(path)
  })
}
