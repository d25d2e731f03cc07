import { fromRule } from '../../engine/rule.js'
import { askedPlatform, goPlatform } from '../from-platform-flag-const-disallowed/go-platform.js'

export const invalidBaseImagePlatform = fromRule(
  {
    name: 'InvalidBaseImagePlatform',
    severity: 'warning',
    summary: 'A base image is made for the platform that the stage asks for.',
    isFileWide: true,
    needs: 'images',
  },
  (stage, report) => {
    const { base, file } = stage
    if (base.kind !== 'image' || base.evaluated.text === undefined) return
    const found = file.platformOf?.(base.evaluated.text)
    const asked = askedPlatform(stage)
    if (found === undefined || asked === undefined) return
    const [one, other] = [goPlatform(asked), goPlatform(found)]
    if (one.os === other.os && one.architecture === other.architecture) return
    report({ message: `the image ${base.evaluated.text} is made for ${found}, and the stage asks for ${asked}` })
  },
)
