import type { Mount, Word } from '../../model/index.js'
import { absolutePath } from '../../model/lexical/absolute-path.js'
import type { At } from '../at.js'

/** A mount cannot cover the root folder; without a target it would cover the working directory. */
export function checkTarget(mount: Mount, target: Word | undefined, at: At): void {
  const value = at.evaluate(target ?? '')
  if (value.text === undefined) return
  const hint = 'Say where the files shall appear: target=/path'
  if (at.workdir === undefined && !value.text.startsWith('/')) {
    // A base that nobody knows may have a working directory, and so may an ENV that stands in WORKDIR.
    const message = 'the mount has no target, so it covers the working directory, and the build fails where that is /'
    if (value.text === '') at.add({ code: 'bad-mount', severity: 'warning', message, hint }, [mount])
    return
  }
  const joined = value.text.startsWith('/') ? value.text : absolutePath(at.workdir ?? '/', value.text)
  if (joined !== '/') return
  const message =
    value.text === '' ? 'the mount has no target, and the working directory is /' : 'a mount cannot have the target /'
  at.refuse(value, { code: 'bad-mount', message, hint }, [mount])
}
