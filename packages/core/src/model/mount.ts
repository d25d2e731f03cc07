import type { Reference } from './reference.js'
import type { Word } from './word.js'

/** One `RUN --mount`. Its options are told by {@link mountOptions}, one row an option, in printing order. */
export type Mount = BindMount | CacheMount | TmpfsMount | SecretMount | SshMount | RawMount

export interface BindMount {
  readonly kind: 'mount'
  readonly type: 'bind'
  readonly options: BindMountOptions
}
export interface CacheMount {
  readonly kind: 'mount'
  readonly type: 'cache'
  readonly options: CacheMountOptions
}
export interface TmpfsMount {
  readonly kind: 'mount'
  readonly type: 'tmpfs'
  readonly options: TmpfsMountOptions
}
export interface SecretMount {
  readonly kind: 'mount'
  readonly type: 'secret'
  readonly options: SecretMountOptions
}
export interface SshMount {
  readonly kind: 'mount'
  readonly type: 'ssh'
  readonly options: SshMountOptions
}
/** A mount whose type is a variable, or whose text BuildKit reads only when it builds: the flag's value, verbatim. */
export interface RawMount {
  readonly kind: 'mount'
  readonly type: 'raw'
  readonly text: string
}

export interface BindMountOptions {
  /** Where the files appear. A relative path starts at the working directory. */
  readonly target?: Word
  /** Path in `from`. Default: its root. */
  readonly source?: Word
  /** A stage, an image or a named context. Default: the build context. */
  readonly from?: Reference
  /** Default: true. What is written to a writable bind mount is discarded. */
  readonly readonly?: boolean
}

export interface CacheMountOptions {
  /** Where the cache appears. A relative path starts at the working directory. */
  readonly target?: Word
  /** Mounts of one id share one cache. Default: the target. */
  readonly id?: Word
  /** What happens when two builds want it at once: both write, each gets its own, or one waits. Default: `shared`. */
  readonly sharing?: 'shared' | 'private' | 'locked'
  /** A stage, an image or a named context that fills a new cache. Default: empty. */
  readonly from?: Reference
  /** Path in `from`. Default: its root. */
  readonly source?: Word
  /** Octal mode of a new cache. Default: 0755. */
  readonly mode?: Word
  /** Owner of a new cache, a number. Default: 0. */
  readonly uid?: Word
  /** Group of a new cache, a number. Default: 0. */
  readonly gid?: Word
  /** Default: false. */
  readonly readonly?: boolean
}

export interface TmpfsMountOptions {
  /** Where the memory disk appears. */
  readonly target?: Word
  /** Upper limit, such as `512m` or `1g`. Default: none. */
  readonly size?: Word
  /** Default: false. */
  readonly readonly?: boolean
}

export interface SecretMountOptions {
  /** The name under which the build is given the secret. Default: the file name of `target`. */
  readonly id?: Word
  /** The file that holds it. Default: `/run/secrets/<id>`, and no file when there is only `env`. */
  readonly target?: Word
  /** The environment variable that holds it while the command runs. Dockerfile 1.10. */
  readonly env?: Word
  /** The build fails when the secret is not given. Default: false. */
  readonly required?: boolean
  /** Octal mode of the file. Default: 0400. */
  readonly mode?: Word
  /** Owner of the file, a number. Default: 0. */
  readonly uid?: Word
  /** Group of the file, a number. Default: 0. */
  readonly gid?: Word
}

export interface SshMountOptions {
  /** The agent or key that the build is given. Default: `default`. */
  readonly id?: Word
  /** The agent's socket. Default: `/run/buildkit/ssh_agent.N`, told to the command as SSH_AUTH_SOCK. */
  readonly target?: Word
  /** The build fails when the agent is not given. Default: false. */
  readonly required?: boolean
  /** Octal mode of the socket. Default: 0600. */
  readonly mode?: Word
  /** Owner of the socket, a number. Default: 0. */
  readonly uid?: Word
  /** Group of the socket, a number. Default: 0. */
  readonly gid?: Word
}

export interface MountOptionRow {
  readonly kind: 'word' | 'boolean' | 'choice' | 'reference'
  /** Further spellings that BuildKit reads. A name that starts with `!` says the opposite. */
  readonly aliases?: readonly string[]
  readonly values?: readonly string[]
  readonly since?: string
}

export type MountOptionTable<Options> = { readonly [Name in keyof Required<Options>]: MountOptionRow }

const target = { kind: 'word', aliases: ['dst', 'destination'] } as const
const source = { kind: 'word', aliases: ['src'] } as const
const from = { kind: 'reference' } as const
const readonly = { kind: 'boolean', aliases: ['ro', '!rw', '!readwrite'] } as const
const id = { kind: 'word' } as const
const required = { kind: 'boolean' } as const
const owner = { mode: { kind: 'word' }, uid: { kind: 'word' }, gid: { kind: 'word' } } as const

/** The options of each mount type, in printing order. `type=` is always printed, and first. */
export const mountOptions = {
  bind: { target, source, from, readonly } satisfies MountOptionTable<BindMountOptions>,
  cache: {
    target,
    id,
    sharing: { kind: 'choice', values: ['shared', 'private', 'locked'] },
    from,
    source,
    ...owner,
    readonly,
  } satisfies MountOptionTable<CacheMountOptions>,
  tmpfs: { target, size: { kind: 'word' }, readonly } satisfies MountOptionTable<TmpfsMountOptions>,
  // `source` is another spelling of a secret's id.
  secret: {
    id: { kind: 'word', aliases: ['source', 'src'] },
    target,
    env: { kind: 'word', since: '1.10' },
    required,
    ...owner,
  } satisfies MountOptionTable<SecretMountOptions>,
  ssh: { id, target, required, ...owner } satisfies MountOptionTable<SshMountOptions>,
} as const
