import { mountOptions, type Mount, type Reference, type SecretMount, type SshMount } from '@stagecraft/core/model'
import { known, string, type Expression } from './expression.js'
import { call, member } from './library.js'
import { mountEntries, optionsArgument, type Entries } from './options.js'
import { Unsayable } from './unsayable.js'
import { wordExpression, type Handles } from './words.js'

export interface MountContext {
  readonly handles: Handles
  /** What a mount's `from` means. */
  origin(reference: Reference): Expression
  /** The handle of a secret. */
  secret(id: string): Expression
}

/** Mounts as `cache(…)`, `bind(…)` and their kin say them. */
export function mountExpression(mount: Mount, context: MountContext): Expression {
  const { handles } = context
  const rest = (...skip: string[]): Entries => {
    if (mount.type === 'raw') return []
    const from = 'from' in mount.options ? mount.options.from : undefined
    const values = mount.options as { readonly [name: string]: unknown }
    return mountEntries(mountOptions[mount.type], values, handles, () => context.origin(from!), skip)
  }
  switch (mount.type) {
    case 'bind':
    case 'cache':
    case 'tmpfs': {
      const { target } = mount.options
      if (target === undefined) throw new Unsayable(`a ${mount.type} mount without a target`)
      return call(mount.type, [wordExpression(target, handles), ...optionsArgument(rest('target'))])
    }
    case 'secret':
      return secretExpression(mount, rest('id', 'env', 'required'), context)
    case 'ssh':
      return call('ssh', optionsArgument([...rest('required'), ...required(mount)]))
    case 'raw':
      return call('rawMount', [string(mount.text)])
  }
}

function secretExpression(mount: SecretMount, entries: Entries, { secret }: MountContext): Expression {
  const { id, env } = mount.options
  if (typeof id !== 'string' || (env !== undefined && typeof env !== 'string')) {
    throw new Unsayable('a secret that has no constant name')
  }
  const options = optionsArgument([...entries, ...required(mount)])
  const handle = secret(id)
  if (env === undefined) return options.length === 0 ? handle : method(handle, 'file', options)
  return method(handle, 'env', [string(env), ...options])
}

/** A mount is required unless it says otherwise. */
function required(mount: SecretMount | SshMount): Entries {
  const value = mount.options.required
  if (value === true) return []
  return value === undefined ? [['optional', known('true', true)]] : [['required', known('false', false)]]
}

function method(of: Expression, name: string, args: readonly Expression[]): Expression {
  const found = member(of, name)
  return {
    text: `${found.text}(${args.map(({ text }) => text).join(', ')})`,
    names: [...of.names, ...args.flatMap(({ names }) => names)],
    evaluate: (scope) => {
      const receiver = of.evaluate(scope) as { readonly [name: string]: (...args: readonly unknown[]) => unknown }
      return receiver[name]!(...args.map((arg) => arg.evaluate(scope)))
    },
  }
}

/** The caches that know their target, by the end of the path where they stand. */
const toolCaches: readonly (readonly [end: string, name: string])[] = [
  ['/.npm', 'npm'],
  ['/pnpm/store', 'pnpm'],
  ['/yarn/cache', 'yarn'],
  ['/.bun/install/cache', 'bun'],
  ['/.cache/pip', 'pip'],
  ['/.cache/uv', 'uv'],
  ['/.cache/pypoetry', 'poetry'],
  ['/.cache/go-build', 'goBuild'],
  ['/go/pkg/mod', 'goMod'],
  ['/.m2/repository', 'maven'],
  ['/.gradle/caches', 'gradle'],
  ['/etc/apk/cache', 'apk'],
]

/** `cache.npm(…)` for a cache where npm would look; whether it gives the same mount, the caller finds out. */
export function toolCache(mount: Mount, context: MountContext): Expression | undefined {
  if (mount.type !== 'cache' || typeof mount.options.target !== 'string') return undefined
  const { target } = mount.options
  const name = toolCaches.find(([end]) => target.endsWith(end))?.[1]
  if (name === undefined) return undefined
  const skip = name === 'apk' && mount.options.sharing === 'locked' ? ['target', 'sharing'] : ['target']
  const values = mount.options as { readonly [name: string]: unknown }
  const from = mount.options.from
  const entries = mountEntries(mountOptions.cache, values, context.handles, () => context.origin(from!), skip)
  return call('cache', optionsArgument(entries), name)
}

const toolPairs = [
  { name: 'apt', targets: ['/var/cache/apt', '/var/lib/apt'] },
  { name: 'cargo', targets: ['/usr/local/cargo/registry', '/usr/local/cargo/git/db'] },
] as const

/** `cache.apt()` for two caches side by side. */
export function toolCachePair(first: Mount, second: Mount | undefined, context: MountContext): Expression | undefined {
  if (first.type !== 'cache' || second?.type !== 'cache') return undefined
  const pair = toolPairs.find(
    ({ targets }) => targets[0] === first.options.target && targets[1] === second.options.target,
  )
  if (pair === undefined) return undefined
  const skip = pair.name === 'apt' && first.options.sharing === 'locked' ? ['target', 'sharing'] : ['target']
  const values = first.options as { readonly [name: string]: unknown }
  const entries = mountEntries(
    mountOptions.cache,
    values,
    context.handles,
    () => context.origin(first.options.from!),
    skip,
  )
  return call('cache', optionsArgument(entries), pair.name)
}
