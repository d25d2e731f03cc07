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

/** What starts programs, and ends them when it is told to. */
export interface Init {
  /** Puts it into an image. */
  readonly into: <S extends Stage>(stage: S) => S
  /** What stands before a command, in exec form: nothing when there is no init. */
  readonly words: readonly string[]
}

/**
 * Use what it gives for all stages of a preset: they share one stage of tini.
 *
 * @param base an image with a package manager: that of the stages which build
 */
export function initFor(wanted: boolean, base: BaseImage, downloads: Downloads): Init {
  if (!wanted) return { into: (on) => on, words: [] }
  const path = distributionFor('installing tini', base) === 'alpine' ? '/sbin/tini-static' : '/usr/bin/tini-static'
  const init = stage('init')
    .from(base.reference)
    .use(installing(base, { alpine: ['tini-static'], debian: ['tini'] }, downloads))
    .artifact('tini', path)
  const { tini }: { readonly tini: Artifact } = init.artifacts
  return { into: (on) => on.copyFrom(tini, TINI), words: [TINI, '--'] }
}

/** Starts what CMD says below the init, if there is one. */
export function initOf(wanted: boolean, base: BaseImage, downloads: Downloads): <S extends Stage>(stage: S) => S {
  const { into, words } = initFor(wanted, base, downloads)
  return (runtime) => (words.length === 0 ? runtime : into(runtime).entrypoint(words))
}
