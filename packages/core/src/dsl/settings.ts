import type { Word } from '../model/index.js'
import type { ArgHandle } from './handle.js'
import type { MountValue } from './mounts.js'

/** What `within` says once for all that is in it. */
export interface Settings {
  readonly mounts: readonly MountValue[]
  readonly network: 'default' | 'none' | 'host' | undefined
  readonly chown: Word | undefined
  readonly chmod: Word | undefined
  /** The build arguments in `chown` and `chmod`. */
  readonly uses: readonly ArgHandle[]
}
