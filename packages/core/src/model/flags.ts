import type { Mount } from './mount.js'
import type { Reference } from './reference.js'
import type { Word } from './word.js'

/*
 * The flags of each instruction, said once: the interface gives the option's type and its hover text, the row beneath
 * gives its spelling, its parsing and its printing. The compiler holds the two together; rows stand in printing order.
 */

/** How a flag's value is read and written. */
export type FlagKind =
  /** Expanded by BuildKit. */
  | 'word'
  /** `--flag`, `--flag=true`, `--flag=false`. */
  | 'boolean'
  /** Text that BuildKit takes as it is. May be repeated. */
  | 'text-list'
  /** One of `values`. */
  | 'choice'
  | 'duration'
  | 'count'
  | 'reference'
  /** May be repeated. */
  | 'mount-list'

export interface FlagRow {
  /** The name after `--`. */
  readonly flag: string
  readonly kind: FlagKind
  /** For `choice`: what is accepted. */
  readonly values?: readonly string[]
  /** The first version of the Dockerfile frontend that has it, when newer than 1.0. */
  readonly since?: string
}

/** A table has one row for every flag of the interface, in printing order. */
export type FlagTable<Flags> = { readonly [Name in keyof Required<Flags>]: FlagRow }

export interface CopyFlags {
  /** Copies from a stage, an image or a named context instead of the build context. */
  readonly from?: Reference
  /** Owner of the copies, `user` or `user:group`, by name or number. Default: root, 0:0. */
  readonly chown?: Word
  /** Mode of the copies: octal (`755`) or symbolic (`u+x`, Dockerfile 1.14). Default: as in the source. */
  readonly chmod?: Word
  /** Makes the copy a layer of its own, kept in the cache when the layers before it change. */
  readonly link?: boolean
  /** Keeps the folders of the source paths, from a `/./` in them on. */
  readonly parents?: boolean
  /** Patterns, as in an ignore file, of what is left out. */
  readonly exclude?: readonly string[]
}

export const copyFlags = {
  from: { flag: 'from', kind: 'reference' },
  chown: { flag: 'chown', kind: 'word' },
  chmod: { flag: 'chmod', kind: 'word', since: '1.2' },
  link: { flag: 'link', kind: 'boolean', since: '1.4' },
  parents: { flag: 'parents', kind: 'boolean', since: '1.20' },
  exclude: { flag: 'exclude', kind: 'text-list', since: '1.19' },
} satisfies FlagTable<CopyFlags>

export interface AddFlags {
  /** `sha256:…` of the one remote file, or the commit of the one git repository. */
  readonly checksum?: Word
  /** Keeps `.git` of a git repository. */
  readonly keepGitDir?: boolean
  /** Unpacks archives. Default: true for local files, false for remote ones. */
  readonly unpack?: boolean
  /** Owner of the copies, `user` or `user:group`, by name or number. Default: root, 0:0. */
  readonly chown?: Word
  /** Mode of the copies: octal (`755`) or symbolic (`u+x`, Dockerfile 1.14). Default: as in the source. */
  readonly chmod?: Word
  /** Makes the copy a layer of its own, kept in the cache when the layers before it change. */
  readonly link?: boolean
  /** Patterns, as in an ignore file, of what is left out. */
  readonly exclude?: readonly string[]
}

export const addFlags = {
  checksum: { flag: 'checksum', kind: 'word', since: '1.6' },
  keepGitDir: { flag: 'keep-git-dir', kind: 'boolean', since: '1.6' },
  unpack: { flag: 'unpack', kind: 'boolean', since: '1.17' },
  chown: copyFlags.chown,
  chmod: copyFlags.chmod,
  link: copyFlags.link,
  exclude: copyFlags.exclude,
} satisfies FlagTable<AddFlags>

export interface RunFlags {
  /** Files, caches and secrets that are there while the command runs, and in no layer. */
  readonly mounts?: readonly Mount[]
  /** Network of the command. Default: `default`. `host` needs an entitlement of the build. */
  readonly network?: 'default' | 'none' | 'host'
  /** `insecure` runs the command without a sandbox; it needs an entitlement of the build. */
  readonly security?: 'sandbox' | 'insecure'
  /** CDI devices, as `vendor.com/class=name`. */
  readonly devices?: readonly string[]
}

export const runFlags = {
  mounts: { flag: 'mount', kind: 'mount-list', since: '1.2' },
  network: { flag: 'network', kind: 'choice', values: ['default', 'none', 'host'], since: '1.3' },
  security: { flag: 'security', kind: 'choice', values: ['sandbox', 'insecure'], since: '1.20' },
  devices: { flag: 'device', kind: 'text-list', since: '1.27' },
} satisfies FlagTable<RunFlags>

export interface HealthcheckFlags {
  /** Time between two checks, as a Go duration such as `30s`. Default: 30s. */
  readonly interval?: string
  /** Time after which a check has failed. Default: 30s. */
  readonly timeout?: string
  /** Time after the start in which failures do not count. Default: 0s. */
  readonly startPeriod?: string
  /** Time between two checks in the start period. Default: 5s. */
  readonly startInterval?: string
  /** Failures in a row that make the container unhealthy. Default: 3. */
  readonly retries?: number
}

export const healthcheckFlags = {
  interval: { flag: 'interval', kind: 'duration' },
  timeout: { flag: 'timeout', kind: 'duration' },
  startPeriod: { flag: 'start-period', kind: 'duration' },
  startInterval: { flag: 'start-interval', kind: 'duration', since: '1.6' },
  retries: { flag: 'retries', kind: 'count' },
} satisfies FlagTable<HealthcheckFlags>

export interface FromFlags {
  /** Platform of the base image, such as `linux/arm64` or `$BUILDPLATFORM`. Default: the target platform. */
  readonly platform?: Word
}

export const fromFlags = {
  platform: { flag: 'platform', kind: 'word' },
} satisfies FlagTable<FromFlags>

/** The flag tables by keyword: what is not here has no flags. */
export const flagTables = {
  FROM: fromFlags,
  RUN: runFlags,
  COPY: copyFlags,
  ADD: addFlags,
  HEALTHCHECK: healthcheckFlags,
} as const
