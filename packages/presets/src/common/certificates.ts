import type { Mount } from '@stagecraft/core'
import { fileMounts, mountedFileOption, type MountedFile } from './mounted-file.js'

/** Certificates in PEM: a file of the build context, or a secret of the build. */
export type Certificates = MountedFile

/** Where the certificates lie while a step that downloads runs. */
export const CERTIFICATES = '/run/certificates.pem'

export const certificatesOption = mountedFileOption(
  'Certificates (PEM, all that are trusted) for steps that download; they are mounted and stay in no image.',
  'certificates.pem',
)

/** Whoever downloads may read them: they are no secret of the build from itself. */
const READABLE = '0444'

export const certificateMounts = (
  certificates: Certificates | undefined,
  target: string = CERTIFICATES,
): readonly Mount[] => fileMounts(certificates, target, READABLE)
