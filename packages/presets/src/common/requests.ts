import { stage, type Artifact, type Stage } from '@stagecraft/core'
import type { Downloads } from './downloading.js'
import { distributionFor, type BaseImage } from './images.js'
import { installing } from './packages.js'

const WGET = '/usr/local/bin/wget'

/** Something that asks for a path of the service, in an image that has nothing of the kind. */
export interface Requester {
  /** Puts it into the image. */
  readonly into: <S extends Stage>(stage: S) => S
  /** The command, in exec form. */
  readonly request: (address: string) => readonly string[]
}

/**
 * The wget of busybox: one file, which needs no library and does nothing else by that name.
 *
 * @param base an image with a package manager: that of the stages which build
 */
export function requester(base: BaseImage, downloads: Downloads): Requester {
  const path = distributionFor('installing busybox', base) === 'alpine' ? '/bin/busybox.static' : '/bin/busybox'
  const lender = stage('wget')
    .from(base.reference)
    .use(installing(base, { alpine: ['busybox-static'], debian: ['busybox-static'] }, downloads))
    .artifact('wget', path)
  const { wget }: { readonly wget: Artifact } = lender.artifacts
  return {
    into: (runtime) => runtime.copyFrom(wget, WGET),
    request: (address) => [WGET, '-q', '-O', '/dev/null', address],
  }
}
