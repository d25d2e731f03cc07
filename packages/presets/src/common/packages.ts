import {
  and,
  apk,
  apt,
  DockerfileError,
  sh,
  tmpfs,
  words,
  type CommandValue,
  type Mount,
  type Stage,
} from '@stagecraft/core'
import { option } from '../define/index.js'
import { certificateMounts } from './certificates.js'
import type { Downloads } from './downloading.js'
import { distributionFor, type BaseImage } from './images.js'

/** Packages of a distribution, by the names that each gives them. */
export interface Packages {
  readonly alpine: readonly string[]
  readonly debian: readonly string[]
}

/** The option of a preset whose runtime has a package manager. */
export const packagesOption = option.texts({
  description: 'Packages of the distribution that the service needs when it runs, such as openssl.',
  samples: [['openssl']],
})

/** The option of a preset whose build image has a package manager. */
export const buildPackagesOption = option.texts({
  description: 'Packages of the distribution that only installing and building needs, such as a compiler.',
  samples: [['g++', 'make', 'python3']],
})

/** Where apt and apk look for the certificates that they trust. */
const TRUSTED = '/etc/ssl/certs/ca-certificates.crt'

/**
 * Installs packages with the package manager of the base, leaving no lists behind.
 *
 * @param packages a list has the names that the distribution of this base gives them
 */
export function installing(
  base: BaseImage,
  packages: Packages | readonly string[] | undefined,
  { certificates, mirrors }: Downloads,
): <S extends Stage>(stage: S) => S {
  if (packages === undefined || ('length' in packages && packages.length === 0)) return (stage) => stage
  const distribution = distributionFor('installing packages', base)
  if (distribution !== 'alpine' && distribution !== 'debian') {
    throw new DockerfileError({
      code: 'bad-option',
      message: `packages cannot be installed on '${base.reference}', which has no package manager`,
    })
  }
  const names = 'length' in packages ? packages : packages[distribution]
  if (names.length === 0) return (stage) => stage
  const { command, mounts } = distribution === 'alpine' ? apkFrom(mirrors?.apk, names) : aptFrom(mirrors?.apt, names)
  return (stage) => stage.run(command, { mounts: [...certificateMounts(certificates, TRUSTED), ...mounts] })
}

interface Installation {
  readonly command: CommandValue
  readonly mounts: readonly Mount[]
}

function apkFrom(mirror: string | undefined, names: readonly string[]): Installation {
  if (mirror === undefined) return { command: apk(names), mounts: [] }
  const release = `${mirror.replace(/\/$/, '')}/v$(cut -d. -f1,2 /etc/alpine-release)`
  const repositories = `--repositories-file=/dev/null -X "${release}/main" -X "${release}/community"`
  return { command: words(`apk add --no-cache ${repositories}`, names), mounts: [] }
}

/** A file system of its own hides the sources of the image for this one step, and takes the mirror's with it. */
function aptFrom(mirror: string | undefined, names: readonly string[]): Installation {
  if (mirror === undefined) return { command: apt(names), mounts: [] }
  const sources = '/etc/apt/sources.list.d'
  return {
    command: and(
      sh`. /etc/os-release`,
      `echo "deb ${mirror} $VERSION_CODENAME main" > ${sources}/mirror.list`,
      apt(names),
    ),
    mounts: [tmpfs(sources)],
  }
}
