import type { Mount } from '../../model/index.js'
import { absolutePath } from '../../model/lexical/absolute-path.js'
import type { At } from '../at.js'
import type { Evaluated } from '../expand/evaluate.js'

/** A mount cannot cover the root folder; without a target it would cover the working directory. */
export function checkTarget(mount: Mount, value: Evaluated, at: At): void {
  if (value.text === undefined) return
  const isRelative = !value.text.startsWith('/')
  const hint = 'Say where the files shall appear: target=/path'
  if (at.workdir === undefined && isRelative) {
    // A base that nobody knows may have a working directory, and so may an ENV that stands in WORKDIR.
    const message = 'the mount has no target, so it covers the working directory, and the build fails where that is /'
    if (value.text === '') at.add({ code: 'bad-mount', severity: 'warning', message, hint }, [mount])
    return
  }
  const joined = isRelative ? absolutePath(at.workdir?.text ?? '/', value.text) : value.text
  if (joined !== '/') return
  const message =
    value.text === '' ? 'the mount has no target, and the working directory is /' : 'a mount cannot have the target /'
  const byDefault = value.byDefault || (isRelative && at.workdir?.byDefault === true)
  at.refuse({ byDefault }, { code: 'bad-mount', message, hint }, [mount])
}
