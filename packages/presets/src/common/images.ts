import { DockerfileError, describeValue } from '@stagecraft/core'
import { option } from '../define/index.js'
import type { Option } from '../define/index.js'

/** What an image is made of, as far as steps depend on it: which package manager it has, or that it has no shell. */
export type Distribution = 'alpine' | 'debian' | 'distroless' | 'scratch'

const distributions: readonly Distribution[] = ['alpine', 'debian', 'distroless', 'scratch']

/** An image of your own, with what its name does not tell. */
export interface ImageChoice {
  /** With a tag or a digest: `'registry.example.com/base/node:22.4'`. */
  readonly reference: string
  /**
   * The user that the container runs as, or who builds. Default: that of the official image of this name; else
   * `65532:65532` to run, and the image's own to build.
   */
  readonly user?: string | undefined
  /** Default: what the reference tells. */
  readonly distribution?: Distribution | undefined
}

/** An image in the place of a preset's own: its reference, or more than that. */
export type ImageOption = string | ImageChoice

/** Where images come from instead of their own registries. */
export type Registry = string | ((reference: string) => string)

/** A base that a stage can begin with. */
export interface BaseImage {
  readonly reference: string
  readonly user: string
  /** Who builds: a user with a home, where tools keep what they need. Undefined: the image's own. */
  readonly builder: string | undefined
  readonly distribution: Distribution | undefined
}

/** The options `images` and `registry` of a preset. */
export function imageOptions(standard: {
  readonly build: string
  readonly runtime: string
  /** What images to build with are made of, where not every distribution will do. Default: `debian`. */
  readonly distribution?: 'alpine' | 'debian'
}): {
  readonly images: Option<
    { readonly build?: ImageOption | undefined; readonly runtime?: ImageOption | undefined },
    'optional'
  >
  readonly registry: Option<Registry, 'optional'>
} {
  return {
    images: option.group({
      description: `Other images than ${standard.build} to build with and ${standard.runtime} to run on.`,
      options: {
        build: imageOption(
          `The image that the stages which build begin with. Default: ${standard.build}.`,
          standard.distribution,
        ),
        runtime: imageOption(`The image that the runtime begins with. Default: ${standard.runtime}.`),
      },
    }),
    registry: registryOption,
  }
}

export const imageOption = (
  description: string,
  distribution: 'alpine' | 'debian' = 'debian',
): Option<ImageOption, 'optional'> =>
  option.of<ImageOption>({
    description,
    accepts: "an image such as 'registry.example.com/base/node:22.4', or { reference, user, distribution }",
    samples: [
      { reference: 'registry.example.com/base/image:1.2', user: '4711:4711', distribution },
      `registry.example.com/base/image:1.2-${distribution === 'alpine' ? 'alpine' : 'slim'}`,
    ],
    read: readImage,
  })

export const registryOption: Option<Registry, 'optional'> = option.of<Registry>({
  description: 'A registry that has copies of all public images; or a function from their references to yours.',
  accepts: "the start of a reference such as 'registry.example.com/mirror', or a function from reference to reference",
  samples: ['registry.example.com/mirror'],
  read(value) {
    if (typeof value === 'function') return value as (reference: string) => string
    return typeof value === 'string' && /^[^\s/]+(?:\/[^\s/]+)*$/.test(value) ? value : undefined
  },
})

function readImage(value: unknown, path: string): ImageOption | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value !== 'object' || value === null) return undefined
  const { reference, user, distribution, ...rest } = value as Record<string, unknown>
  const [other] = Object.keys(rest)
  if (other !== undefined) {
    throw new DockerfileError({
      code: 'unknown-option',
      message: `${path} has no field "${other}"; it has "reference", "user", "distribution"`,
    })
  }
  if (distribution !== undefined && !distributions.includes(distribution as Distribution)) {
    throw new DockerfileError({
      code: 'bad-option',
      message: `${path}: "distribution" takes ${distributions.map((one) => `'${one}'`).join(', ')}; found ${describeValue(distribution)}`,
    })
  }
  const isText = typeof reference === 'string' && reference !== '' && (user === undefined || typeof user === 'string')
  return isText ? (value as ImageChoice) : undefined
}

interface Known {
  /** By numbers: Kubernetes can see that it is not root. */
  readonly user?: string
  /** By name, where the user has a home. */
  readonly builder?: string
  readonly distribution?: Distribution
}

/** What official images say of themselves, by the last component of their repositories. */
const known: { readonly [name: string]: Known } = {
  scratch: { distribution: 'scratch' },
  alpine: { distribution: 'alpine' },
  debian: { distribution: 'debian' },
  ubuntu: { distribution: 'debian' },
  node: { user: '1000:1000', builder: 'node', distribution: 'debian' },
  nginx: { user: '101:101', distribution: 'debian' },
  'nginx-unprivileged': { user: '101:101', distribution: 'debian' },
  golang: { distribution: 'debian' },
  rust: { distribution: 'debian' },
  gcc: { distribution: 'debian' },
  python: { distribution: 'debian' },
  maven: { distribution: 'debian' },
  gradle: { distribution: 'debian' },
  'eclipse-temurin': { distribution: 'debian' },
}

/** No image has this user, so no file belongs to it; a number needs no entry in /etc/passwd. */
const NOBODY_ELSE = '65532:65532'

/**
 * The base that a stage begins with: the preset's own image, or the one that its user chose.
 *
 * @param standard the preset's own image
 */
export function baseImage(
  standard: string,
  choice: ImageOption | undefined,
  registry: Registry | undefined,
): BaseImage {
  const chosen: ImageChoice = typeof choice === 'object' ? choice : { reference: choice ?? standard }
  const { reference, user, distribution } = chosen
  const facts = known[reference.replace(/@.*$/, '').replace(/^.*\//, '').replace(/:.*$/, '')] ?? {}
  return {
    reference: throughRegistry(reference, registry, choice === undefined),
    user: user ?? facts.user ?? NOBODY_ELSE,
    builder: user ?? facts.builder,
    distribution: distribution ?? distributionOf(reference) ?? facts.distribution,
  }
}

function distributionOf(reference: string): Distribution | undefined {
  if (/distroless/.test(reference)) return 'distroless'
  const tag = /:([^/:@]+)(?:@.*)?$/.exec(reference)?.[1] ?? ''
  if (/alpine/.test(tag)) return 'alpine'
  return /slim|bookworm|trixie|bullseye|noble|jammy/.test(tag) ? 'debian' : undefined
}

/** A first component with a dot, a colon or a capital is the host of a registry. */
const hostOf = (reference: string): string | undefined => /^((?:[^/]*[.:A-Z][^/]*|localhost))\//.exec(reference)?.[1]

/**
 * The reference in a registry of copies. An image that the user chose together with its registry stays where it is; one
 * of the preset's own moves, wherever it is published.
 */
export function throughRegistry(reference: string, registry: Registry | undefined, isStandard = true): string {
  if (registry === undefined || reference === 'scratch') return reference
  if (typeof registry === 'function') return registry(reference)
  const host = hostOf(reference)
  if (host === undefined) return `${registry}/${reference}`
  return isStandard || host === 'docker.io' ? `${registry}/${reference.slice(host.length + 1)}` : reference
}

/** The distribution of an image, where a step depends on it. */
export function distributionFor(step: string, { reference, distribution }: BaseImage): Distribution {
  if (distribution !== undefined) return distribution
  throw new DockerfileError({
    code: 'bad-option',
    message: `${step} depends on the distribution of '${reference}', which its name does not tell`,
    hint: `Say it: images: { …: { reference: '${reference}', distribution: 'debian' } }`,
  })
}
