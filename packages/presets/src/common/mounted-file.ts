import { bind, type Mount, type Secret } from '@stagecraft/core'
import { hasKind } from '../define/kinds.js'
import { option, type Option } from '../define/index.js'

/** A file that steps read and no image gets: one of the build context, or a secret of the build. */
export type MountedFile = string | Secret

/** @param sample a path such as `'certificates.pem'` */
export const mountedFileOption = (description: string, sample: string): Option<MountedFile, 'optional'> =>
  option.of<MountedFile>({
    description,
    accepts: `a file of the build context such as '${sample}', or secret('…')`,
    samples: [sample],
    read(value) {
      if (typeof value === 'string') return value === '' ? undefined : value
      return hasKind(value, 'secret') ? (value as Secret) : undefined
    },
  })

/** @param mode of a secret; a file of the build context keeps its own */
export function fileMounts(file: MountedFile | undefined, target: string, mode?: string): readonly Mount[] {
  if (file === undefined) return []
  return [typeof file === 'string' ? bind(target, { source: file }) : file.file({ target, mode })]
}
