import type { BaseImage } from '../common/index.js'

/** Who installs and builds, as far as the image tells. */
export interface Builder {
  readonly name: string
  readonly uid?: number
  readonly home?: string
}

/** The user that a stage works as. An image of your own works as root, unless it is said. */
export function builderOf({ builder = 'root' }: BaseImage): Builder {
  if (/^(?:root|0)(?::|$)/.test(builder)) return { name: builder, uid: 0, home: '/root' }
  if (builder === 'node') return { name: builder, uid: 1000, home: '/home/node' }
  const uid = Number.parseInt(builder, 10)
  return Number.isNaN(uid) ? { name: builder } : { name: builder, uid }
}
