import type { Origin } from './references.js'
import type { isCommand, isText, Value } from './values.js'

export declare const isMount: unique symbol

/** A mount of `run`, made by `bind`, `cache`, `tmpfs`, `ssh`, `raw` or a secret. */
export interface Mount {
  readonly kind: 'mount'
  readonly type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh' | 'raw'
  readonly [isMount]: true
}

/**
 * A secret of the build. It only fits a mount: used as it is, it is a file; {@link Secret.env} makes it a variable.
 */
export interface Secret extends Mount {
  readonly type: 'secret'
  readonly id: string
  readonly [isText]: 'a secret would stay in the image; mount it: .run(command, { mounts: [secret] })'
  readonly [isCommand]: 'a secret is not a command; mount it: .run(command, { mounts: [secret] })'

  /**
   * Mounts the secret as a file.
   *
   *     const token = secret('npm_token')
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [token.file({ target: '/root/.npmrc' })] })
   *     // RUN --mount=type=secret,id=npm_token,target=/root/.npmrc,required=true \
   *     //     npm ci
   *
   * Default target: `/run/secrets/<id>`. The build fails when the secret is not given, unless `optional` is set.
   *
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
   */
  file(options?: SecretOptions): Mount

  /**
   * Mounts the secret as an environment variable of this one command. Dockerfile 1.10.
   *
   *     const token = secret('npm_token')
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [token.env('NPM_TOKEN')] })
   *     // RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true \
   *     //     npm ci
   *
   * @throws {DockerfileError} 'bad-name'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
   */
  env(name: string, options?: SecretOptions): Mount
}

export interface BindOptions {
  /** Path in `from`. Default: its root. */
  readonly source?: Value | undefined
  /** A stage, an image or a named context; a string is the name of a stage. Default: the build context. */
  readonly from?: Origin | undefined
  /** Default: true. What is written to a writable bind mount is discarded. */
  readonly readonly?: boolean | undefined
}

export interface CacheOptions {
  /** Mounts of one id share one cache. Default: the target. */
  readonly id?: Value | undefined
  /** What happens when two builds want it at once: both write, each gets its own, or one waits. Default: `shared`. */
  readonly sharing?: 'shared' | 'private' | 'locked' | undefined
  /** A stage, an image or a named context that fills a new cache; a string is the name of a stage. Default: empty. */
  readonly from?: Origin | undefined
  /** Path in `from`. Default: its root. */
  readonly source?: Value | undefined
  /** Octal mode of a new cache, such as `'0755'`. Default: 0755. */
  readonly mode?: Value | undefined
  /** Owner of a new cache. Default: 0. */
  readonly uid?: Value | number | undefined
  /** Group of a new cache. Default: 0. */
  readonly gid?: Value | number | undefined
  /** Default: false. */
  readonly readonly?: boolean | undefined
}

/** Options of `cache.npm()` and its like, which know their target. */
export interface ToolCacheOptions extends CacheOptions {
  /** Where the tool looks for its cache. Default: the place that the tool uses for the current user. */
  readonly target?: Value | undefined
}

export interface TmpfsOptions {
  /** Upper limit, such as `'512m'` or `'1g'`, or a number of bytes. Default: none. */
  readonly size?: Value | number | undefined
  /** Default: false. */
  readonly readonly?: boolean | undefined
}

interface GivenByTheBuild {
  /** The build goes on when it is not given. Default: false, so that `required=true` is written. */
  readonly optional?: boolean | undefined
  /** Writes `required=` as given, where the exact text matters. */
  readonly required?: boolean | undefined
  /** Octal mode, such as `'0440'`. Default: 0400 for a secret, 0600 for an agent's socket. */
  readonly mode?: Value | undefined
  /** Owner. Default: 0. */
  readonly uid?: Value | number | undefined
  /** Group. Default: 0. */
  readonly gid?: Value | number | undefined
}

export interface SecretOptions extends GivenByTheBuild {
  /** The file that holds it. Default: `/run/secrets/<id>`, and no file beside a variable. */
  readonly target?: Value | undefined
}

export interface SshOptions extends GivenByTheBuild {
  /** The agent or key that the build is given. Default: `default`. */
  readonly id?: Value | undefined
  /** The agent's socket. Default: `/run/buildkit/ssh_agent.N`, told to the command as SSH_AUTH_SOCK. */
  readonly target?: Value | undefined
}
