import type { BindOptions, CacheOptions, Mount, SshOptions, TmpfsOptions, ToolCacheOptions } from './mounts.js'
import type { Value } from './values.js'

/** A cache whose place the tool decides. */
type ToolCache = (options?: ToolCacheOptions) => Mount
/** The same for a tool that keeps two folders. An `id` gets the path behind it, or both would be one folder. */
type ToolCaches = (options?: CacheOptions) => readonly Mount[]

export interface CacheFunction {
  /**
   * Keeps a folder between builds, in no layer.
   *
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [cache('/root/.npm', { sharing: 'locked' })] })
   *     // RUN --mount=type=cache,target=/root/.npm,sharing=locked \
   *     //     npm ci
   *
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypecache
   */
  (target: Value, options?: CacheOptions): Mount
  /** The download cache of npm. */
  readonly npm: ToolCache
  /** The store of pnpm. */
  readonly pnpm: ToolCache
  /** The cache of yarn, locked: yarn 1 allows one writer. */
  readonly yarn: ToolCache
  /** The download cache of bun. */
  readonly bun: ToolCache
  /** The download cache of pip. */
  readonly pip: ToolCache
  /** The cache of uv. */
  readonly uv: ToolCache
  /** What poetry downloads. */
  readonly poetry: ToolCache
  /** What the Go compiler keeps. */
  readonly goBuild: ToolCache
  /** The modules that Go downloads. */
  readonly goMod: ToolCache
  /** The registry and the git checkouts of cargo. */
  readonly cargo: ToolCaches
  /** The local repository of Maven. */
  readonly maven: ToolCache
  /** The caches of Gradle. */
  readonly gradle: ToolCache
  /**
   * The package lists and archives of apt, locked: apt allows one writer.
   *
   *     stage().from('debian:13').run('apt-get update', { mounts: [cache.apt({ id: 'tools' })] })
   *     // RUN --mount=type=cache,target=/var/cache/apt,id=tools/var/cache/apt,sharing=locked \
   *     //     --mount=type=cache,target=/var/lib/apt,id=tools/var/lib/apt,sharing=locked \
   *     //     apt-get update
   */
  readonly apt: ToolCaches
  /** The cache of apk, locked. */
  readonly apk: ToolCache
}

export interface BindFunction {
  /**
   * Shows files to the command without copying them.
   *
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [bind('package.json', { source: 'package.json' })] })
   *     // RUN --mount=type=bind,target=package.json,source=package.json \
   *     //     npm ci
   *
   * @param target absolute, or relative to the working directory; `undefined` leaves it out and means that folder
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypebind
   */
  (target: Value | undefined, options?: BindOptions): Mount
}

export interface TmpfsFunction {
  /**
   * Gives the command a folder in memory.
   *
   *     stage().from('alpine:3.22').run('make', { mounts: [tmpfs('/tmp', { size: '512m' })] })
   *     // RUN --mount=type=tmpfs,target=/tmp,size=512m \
   *     //     make
   *
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypetmpfs
   */
  (target: Value, options?: TmpfsOptions): Mount
}

export interface SshFunction {
  /**
   * Lets the command use an SSH agent of the build (`docker build --ssh default`).
   *
   *     stage().from('alpine:3.22').run('git clone git@example.com:team/app.git', { mounts: [ssh()] })
   *     // RUN --mount=type=ssh,required=true \
   *     //     git clone git@example.com:team/app.git
   *
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypessh
   */
  (options?: SshOptions): Mount
}

export interface RawMountFunction {
  /**
   * Writes a mount as text, for what has no maker.
   *
   *     stage().from('alpine:3.22').run('make', { mounts: [rawMount('type=tmpfs,target=/x')] })
   *     // RUN --mount=type=tmpfs,target=/x \
   *     //     make
   *
   * @throws {DockerfileError} 'not-expressible'
   */
  (text: string): Mount
}
