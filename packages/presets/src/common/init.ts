import { stage, type Artifact, type Stage } from '@stagecraft/core'
import { option, type Option } from '../define/index.js'
import type { Downloads } from './downloading.js'
import { distributionFor, type BaseImage } from './images.js'
import { installing } from './packages.js'

/**
 * The option that gives the runtime an init. As the first process of a container, a program is not ended by a signal
 * that it does not handle itself.
 */
export const initOption: Option<boolean, 'defaulted'> = option.flag({
  description:
    'Starts the program below tini, which ends it when the container is told to stop. Say false if it handles SIGTERM.',
  default: true,
})

const TINI = '/usr/local/bin/tini'

/**
 * @param base an image with a package manager: that of the stages which build
 */
export function initOf(wanted: boolean, base: BaseImage, downloads: Downloads): <S extends Stage>(stage: S) => S {
  if (!wanted) return (runtime) => runtime
  const path = distributionFor('installing tini', base) === 'alpine' ? '/sbin/tini-static' : '/usr/bin/tini-static'
  const init = stage('init')
    .from(base.reference)
    .use(installing(base, { alpine: ['tini-static'], debian: ['tini'] }, downloads))
    .artifact('tini', path)
  const { tini }: { readonly tini: Artifact } = init.artifacts
  return (runtime) => runtime.copyFrom(tini, TINI).entrypoint([TINI, '--'])
}
