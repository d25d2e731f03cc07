import type { Stage } from '../../model/index.js'
import { platformFault } from '../../model/lexical/platform.js'
import type { At } from '../at.js'

/** `FROM --platform`. */
export function checkPlatform({ platform }: Stage, at: At): void {
  const value = at.known(platform)
  const fault = value === undefined ? undefined : platformFault(value.text)
  if (fault === undefined) return
  at.refuse(value!, {
    code: 'bad-platform',
    message: `FROM --platform: the platform is "${value!.text}", and ${fault}`,
    hint: 'Write as in linux/amd64 or linux/arm/v7',
  })
}
