import type { ManagerName } from '../../deps/index.js'
import type { Duration, Platform } from './literals.js'
import type { Mount } from './mounts.js'
import type { Value } from './values.js'

/*
 * Options of instructions. Every one is `?: T | undefined`, so that `{ chown: root ? undefined : 'node' }` is accepted
 * under exactOptionalPropertyTypes too.
 */

export interface FromOptions {
  /** Platform of the base, such as `'linux/arm64'` or the handle `BUILDPLATFORM`. Default: the target platform. */
  readonly platform?: Platform | undefined
}

export interface CopyOptions {
  /** Owner of the copies, `user` or `user:group`, by name or number. Default: root, 0:0. */
  readonly chown?: Value | undefined
  /** Mode of the copies: octal (`'755'`) or symbolic (`'u+x'`, Dockerfile 1.14). Default: as in the source. */
  readonly chmod?: Value | undefined
  /** Makes the copy a layer of its own, kept in the cache when the layers before it change. Dockerfile 1.4. */
  readonly link?: boolean | undefined
  /** Keeps the folders of the source paths, from a `/./` in them on. Dockerfile 1.20. */
  readonly parents?: boolean | undefined
  /** Patterns, as in an ignore file, of what is left out. Dockerfile 1.19. */
  readonly exclude?: readonly string[] | undefined
}

export interface AddOptions {
  /** `sha256:…` of the one remote file, or the commit of the one git repository. Dockerfile 1.6. */
  readonly checksum?: Value | undefined
  /** Keeps `.git` of a git repository. Dockerfile 1.6. */
  readonly keepGitDir?: boolean | undefined
  /** Unpacks archives. Default: true for local files, false for remote ones. Dockerfile 1.17. */
  readonly unpack?: boolean | undefined
  /** Owner of the copies, `user` or `user:group`, by name or number. Default: root, 0:0. */
  readonly chown?: Value | undefined
  /** Mode of the copies: octal (`'755'`) or symbolic (`'u+x'`, Dockerfile 1.14). Default: as in the source. */
  readonly chmod?: Value | undefined
  /** Makes the copy a layer of its own, kept in the cache when the layers before it change. Dockerfile 1.4. */
  readonly link?: boolean | undefined
  /** Patterns, as in an ignore file, of what is left out. Dockerfile 1.19. */
  readonly exclude?: readonly string[] | undefined
}

export interface RunOptions {
  /** Files, caches and secrets that are there while the command runs, and in no layer. */
  readonly mounts?: readonly (Mount | readonly Mount[])[] | undefined
  /** Network of the command. Default: `default`. `host` needs an entitlement of the build. */
  readonly network?: 'default' | 'none' | 'host' | undefined
  /** `insecure` runs the command without a sandbox; it needs an entitlement of the build. Dockerfile 1.20. */
  readonly security?: 'sandbox' | 'insecure' | undefined
  /** CDI devices, as `vendor.com/class=name`. Dockerfile 1.27. */
  readonly devices?: readonly string[] | undefined
}

export interface HealthcheckOptions {
  /** Time between two checks, such as `'30s'`. Default: 30s. */
  readonly interval?: Duration | undefined
  /** Time after which a check has failed. Default: 30s. */
  readonly timeout?: Duration | undefined
  /** Time after the start in which failures do not count. Default: 0s. */
  readonly startPeriod?: Duration | undefined
  /** Time between two checks in the start period. Default: 5s. Dockerfile 1.6. */
  readonly startInterval?: Duration | undefined
  /** Failures in a row that make the container unhealthy. Default: 3. */
  readonly retries?: number | undefined
}

/** What `within` says once for all instructions inside it that have the option; their own options win. */
export interface WithinOptions {
  /** For every `run`: added before its own mounts. */
  readonly mounts?: readonly (Mount | readonly Mount[])[] | undefined
  /** For every `run`. */
  readonly network?: 'default' | 'none' | 'host' | undefined
  /** For every `copy`, `copyFrom` and `add`. */
  readonly chown?: Value | undefined
  /** For every `copy`, `copyFrom` and `add`. */
  readonly chmod?: Value | undefined
}

/** The package managers that `copyDeps` knows. */
export type Manager = ManagerName

export interface CopyDepsOptions {
  /** The package manager. Default: what the last component of the base repository says (`corp/base/node` → npm). */
  readonly manager?: Manager | undefined
  /** The folder of the build context that holds the project, such as `'frontend'`. Default: the context itself. */
  readonly folder?: string | undefined
  /** For a runtime stage: manifests and production dependencies, no source. Default: false. */
  readonly production?: boolean | undefined
}

export interface InlineOptions {
  /** Replaces `$NAME` in the content when the image is built. Default: false. */
  readonly expand?: boolean | undefined
  /** `<<-`: leading tabs of all lines are dropped. Default: false. */
  readonly stripTabs?: boolean | undefined
}

export interface HeredocOptions {
  /** The delimiter. Default: `EOF`, or another word when a line of the body is `EOF`. */
  readonly name?: string | undefined
  /** False quotes the delimiter, so that nothing in the body is expanded. Default: true. */
  readonly expand?: boolean | undefined
  /** `<<-`: leading tabs of all lines are dropped. Default: false. */
  readonly stripTabs?: boolean | undefined
  /** Text before `<<`, such as `'python3 -'`: the program that reads the body. Default: none, the shell reads it. */
  readonly before?: string | undefined
  /** Text after the delimiter, such as `'> /etc/app.conf'`. Default: none. */
  readonly after?: string | undefined
}

export interface AptOptions {
  /** Installs recommended packages too. Default: false, which writes `--no-install-recommends`. */
  readonly recommends?: boolean | undefined
}

/** Keeps the compiler from inferring `T` at this place. */
type Uninferred<T> = [T][T extends unknown ? 0 : never]

export interface ArgOptions<Values extends string = string> {
  /** The value when the build gives none. One of `values`, when they are given. */
  readonly default?: ([string] extends [Values] ? Value : Uninferred<Values>) | undefined
  /** All values that make sense; `select` is then exhaustive over them. */
  readonly values?: readonly Values[] | undefined
}
