import { platformFault } from '../../../model/lexical/platform.js'
import { fromRule } from '../../engine/rule.js'
import { goPlatform } from './go-platform.js'

export const fromPlatformFlagConstDisallowed = fromRule(
  {
    name: 'FromPlatformFlagConstDisallowed',
    severity: 'warning',
    summary: 'FROM --platform is a variable, unless the name of the stage says which platform it is for.',
    hadolint: ['DL3029'],
  },
  ({ stage: { platform, name = '' } }, report) => {
    if (typeof platform !== 'string' || platformFault(platform) !== undefined) return
    const { os, architecture } = goPlatform(platform)
    if (name.includes(os) || name.includes(architecture)) return
    report({
      message: `FROM --platform is always ${platform}, whatever platform is built for`,
      hint: `Remove the flag, write $BUILDPLATFORM, or put "${architecture}" into the name of the stage`,
    })
  },
)
