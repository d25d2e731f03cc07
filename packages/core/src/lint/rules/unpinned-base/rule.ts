import { knownImage } from '../../../model/lexical/base-images.js'
import { imageName } from '../../../model/lexical/image-name.js'
import { fromRule } from '../../engine/rule.js'

export const unpinnedBase = fromRule(
  {
    name: 'unpinned-base',
    severity: 'info',
    summary: 'A base image has a tag that says which one, or a digest.',
    hadolint: ['DL3006', 'DL3007'],
  },
  ({ stage, base }, report) => {
    if (base.kind !== 'image' || stage.base.kind !== 'image-reference') return
    const { reference } = stage.base
    // What a variable stands for is chosen elsewhere.
    if (typeof reference !== 'string') return
    const { repository, tag, digest } = imageName(reference)
    // A bare name that no well-known image has is one that was built here.
    if (!repository.includes('/') && knownImage(repository) === undefined) return
    if (digest !== undefined || (tag !== undefined && tag !== 'latest') || onlyLatest.test(repository)) return
    report({
      message:
        tag === undefined
          ? `${reference} has no tag, so each build may begin with another version`
          : `${reference} is another version each time that one is published`,
      hint: 'Name a version',
    })
  },
)

/** Publishers who give no other tag away, and names that hold the version. */
const onlyLatest = /^cgr\.dev\/|^gcr\.io\/distroless\/|\/[\w-]*\d+\.\d+[\w.-]*(?:\/|$)|-\d+$/
