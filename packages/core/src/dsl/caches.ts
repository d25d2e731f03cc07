import { DockerfileError } from '../problem/index.js'
import { mountOptions, partsOf, word, type Word } from '../model/index.js'
import { TextHandle, usesOf } from './handle.js'
import { mount, MountValue } from './mounts.js'
import { optionValue } from './option-value.js'
import { required } from './secret.js'

type Options = { readonly [name: string]: unknown }
type ToolCache = (options?: Options) => MountValue
type ToolCaches = (options?: Options) => readonly MountValue[]

/** Runtime of `cache`, with the folders of the tools that people use. */
export const cache = Object.freeze(
  Object.assign((target: unknown, options: Options = {}): MountValue => mount('cache', { target, ...options }), {
    npm: inHome('.npm'),
    pnpm: at('/pnpm/store'),
    // Two installs of yarn 1 at once unpack into the same folders.
    yarn: at('/yarn/cache', { sharing: 'locked' }),
    bun: inHome('.bun/install/cache'),
    pip: inHome('.cache/pip'),
    uv: inHome('.cache/uv'),
    // Its virtual environments are beside it, and must not be in a mount.
    poetry: inHome('.cache/pypoetry/artifacts'),
    goBuild: inHome('.cache/go-build'),
    goMod: at('/go/pkg/mod'),
    cargo: both('/usr/local/cargo/registry', '/usr/local/cargo/git/db'),
    maven: inHome('.m2/repository'),
    gradle: inHome('.gradle/caches'),
    // Two builds at once would break the locks of apt and apk: one waits.
    apt: both('/var/cache/apt', '/var/lib/apt', { sharing: 'locked' }),
    apk: at('/etc/apk/cache', { sharing: 'locked' }),
  }),
)

function at(target: string, defaults: Options = {}): ToolCache {
  return (options = {}) => mount('cache', { target, ...defaults, ...given(options) })
}

function both(first: string, second: string, defaults: Options = {}): ToolCaches {
  return (options = {}) => {
    const said = given(options)
    return Object.freeze(
      [first, second].map((target) => mount('cache', { ...defaults, ...said, ...idOf(said['id'], target), target })),
    )
  }
}

/** BuildKit mounts caches of one id as one folder: each folder of a tool needs its own. */
function idOf(id: unknown, target: string): Options {
  if (id === undefined) return {}
  const common = optionValue('cache mount: id', mountOptions.cache.id, id) as Word
  return { id: new TextHandle(word([...partsOf(common), target]), usesOf(id)) }
}

/** A cache in the home of the user that the stage runs as; the stage tells which. */
function inHome(folder: string): ToolCache {
  return (options = {}) => {
    const said = given(options)
    if (said['target'] !== undefined) return mount('cache', said)
    const make = (home: string, uid: number): MountValue =>
      mount('cache', { target: `${home}/${folder}`, ...(uid === 0 ? {} : { uid, gid: uid }), ...said })
    const { type, target, uses, references, finish } = make('/root', 0)
    return new MountValue(type, target, uses, references, finish, make)
  }
}

function given(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

/** Runtime of `bind`. */
export function bind(target: unknown, options: Options = {}): MountValue {
  return mount('bind', { target, ...options })
}

/** Runtime of `tmpfs`. */
export function tmpfs(target: unknown, options: Options = {}): MountValue {
  return mount('tmpfs', { target, ...options })
}

/** Runtime of `ssh`. */
export function ssh(options: Options = {}): MountValue {
  return mount('ssh', required(options))
}

/** Runtime of `rawMount`. */
export function rawMount(text: string): MountValue {
  if (typeof text !== 'string' || text.trim() === '') {
    throw new DockerfileError({ code: 'bad-mount', message: 'a raw mount is the text after --mount=' })
  }
  const final = Object.freeze({ kind: 'mount', type: 'raw', text } as const)
  return new MountValue('raw', undefined, [], [], () => final)
}
