import type { AnyDockerfile } from '@stagecraft/core'
import type { Entry } from '@stagecraft/core/model'

/** Whether a build takes files from its context: by COPY, ADD, or a mount. */
export const takesContext = ({ model }: AnyDockerfile): boolean =>
  model.stages.some(({ instructions }) => instructions.some(isFromContext))

function isFromContext(entry: Entry): boolean {
  if (entry.kind === 'add') return true
  if (entry.kind === 'copy') return entry.flags.from === undefined
  return (
    entry.kind === 'run' &&
    (entry.flags.mounts ?? []).some((mount) => mount.type === 'bind' && mount.options.from === undefined)
  )
}
