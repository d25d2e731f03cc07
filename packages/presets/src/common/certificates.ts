import { bind, type Mount, type Secret } from '@stagecraft/core'
import { hasKind } from '../define/kinds.js'
import { option, type Option } from '../define/index.js'

/** Certificates in PEM: a file of the build context, or a secret of the build. */
export type Certificates = string | Secret

/** Where the certificates lie while a step that downloads runs. */
export const CERTIFICATES = '/run/certificates.pem'

export const certificatesOption: Option<Certificates, 'optional'> = option.of<Certificates>({
  description:
    'Certificates (PEM, all that are trusted) for steps that download; they are mounted and stay in no image.',
  accepts: "a file of the build context such as 'certificates.pem', or secret('…')",
  samples: ['certificates.pem'],
  read(value) {
    if (typeof value === 'string') return value === '' ? undefined : value
    return hasKind(value, 'secret') ? (value as Secret) : undefined
  },
})

/** Whoever downloads may read them: they are no secret of the build from itself. */
const READABLE = '0444'

export function certificateMounts(
  certificates: Certificates | undefined,
  target: string = CERTIFICATES,
): readonly Mount[] {
  if (certificates === undefined) return []
  return [
    typeof certificates === 'string'
      ? bind(target, { source: certificates })
      : certificates.file({ target, mode: READABLE }),
  ]
}
