import { spawnSync } from 'node:child_process'
import { problem } from '@stagecraft/core'
import { Stop } from '../stop.js'

export type BuilderKind = 'docker' | 'buildctl'

/** The program that builds. */
export interface Builder {
  readonly kind: BuilderKind
  /** It tells its progress as JSON. */
  readonly hasJson: boolean
}

const probes = {
  docker: ['docker', 'buildx', 'version'],
  buildctl: ['buildctl', '--version'],
} as const satisfies Record<BuilderKind, readonly string[]>

/**
 * The builder that is wanted, or the first one that is there.
 *
 * @throws {Stop} 'no-builder', exit code 2
 */
export function findBuilder(wanted: BuilderKind | undefined): Builder {
  for (const kind of wanted === undefined ? (['docker', 'buildctl'] as const) : [wanted]) {
    const version = probe(kind)
    if (version !== undefined) return { kind, hasJson: hasJson(version) }
  }
  throw new Stop([problem({ code: 'no-builder', message: sentences[wanted ?? 'any'], hint })], 2)
}

const sentences = {
  any: 'Nothing here can build: neither "docker buildx" nor "buildctl" can be run',
  docker: '"docker buildx" cannot be run',
  buildctl: '"buildctl" cannot be run',
} as const

const hint =
  'Install Docker with its buildx plugin, or BuildKit. The text alone goes into any builder: npx stagecraft emit --stdout'

/** What a builder says of its version, or nothing when it is not there. */
function probe(kind: BuilderKind): string | undefined {
  const [program, ...args] = probes[kind]
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return status === 0 ? stdout : undefined
}

/**
 * Both tell progress as JSON since 0.13; one that was compiled by hand says 0.0. Another program under the name of
 * docker, such as podman, does not.
 */
function hasJson(version: string): boolean {
  const [, major, minor] = /github\.com\/(?:docker\/buildx|moby\/buildkit) v?(\d+)\.(\d+)/.exec(version) ?? []
  return major !== undefined && (major !== '0' || minor === '0' || Number(minor) >= 13)
}
