import { imageName } from './image-name.js'

/** The first Dockerfile version of each feature that is not a flag; flags and mount options say theirs in their tables. */
export const featureVersions = {
  heredoc: '1.4',
  'required variable': '1.2',
  'pattern in a variable': '1.7',
  'check directive': '1.8',
  'git source': '1.6',
  'git query': '1.18',
  'git checksum': '1.17',
  'symbolic mode': '1.14',
  'stage in a trigger': '1.11',
} as const satisfies Readonly<Record<string, string>>

/** Negative when `a` is older than `b`, 0 when they are one version. A missing number counts as 0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * The Dockerfile version that a frontend promises at least, or nothing when its name does not tell: a version (`1.4`),
 * or an image called `dockerfile` with a version tag. `1` and `latest` move with the newest version, so they promise
 * all there is. A `-labs` version does not tell: it has some features early.
 *
 *     frontendVersion('docker/dockerfile:1.4')            // '1.4'
 *     frontendVersion('mirror.example/docker/dockerfile:1') // 'newest'
 */
export function frontendVersion(frontend: string): string | 'newest' | undefined {
  if (/^[0-9]/.test(frontend)) return fromTag(frontend)
  const { repository, tag, digest } = imageName(frontend)
  if (!/(^|\/)dockerfile(-upstream)?$/.test(repository)) return undefined
  if (tag === undefined) return digest === undefined ? 'newest' : undefined
  return fromTag(tag)
}

function fromTag(tag: string): string | 'newest' | undefined {
  if (/^(?:1|latest|master|labs|edge)$/.test(tag)) return 'newest'
  return /^[0-9]+(?:\.[0-9]+)+$/.test(tag) ? tag : undefined
}
