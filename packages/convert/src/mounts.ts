import { emit } from '@stagecraft/core'
import {
  list,
  mountOptions,
  node,
  scratch,
  type Dockerfile,
  type Mount,
  type Reference,
  type Run,
  type SecretMount,
  type SshMount,
  type Stage,
} from '@stagecraft/core/model'
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

/** A mount as `cache(…)`, `bind(…)` and their kin say it, or else as its text. */
export function mountExpression(mount: Mount, context: MountContext): Expression {
  try {
    return typedMount(mount, context)
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error
    return call('rawMount', [string(mountText(mount))])
  }
}

function mountText(mount: Mount): string {
  const command = Object.freeze({ form: 'exec', args: Object.freeze(['x']) } as const)
  const run = node<Run>({ kind: 'run', flags: Object.freeze({ mounts: list([mount]) }), command })
  const stage = node<Stage>({ kind: 'stage', base: scratch, comments: [], instructions: list([run]) })
  const file = node<Dockerfile>({ kind: 'dockerfile', directives: {}, globalArgs: [], stages: list([stage]) })
  const text = /--mount=([^\n]*) \\\n/.exec(emit(file).text)?.[1]
  if (text === undefined || /^['"]/.test(text)) throw new Unsayable('a mount that has to be quoted')
  return text
}

function typedMount(mount: Mount, context: MountContext): Expression {
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
      if (target === undefined && mount.type !== 'bind') throw new Unsayable(`a ${mount.type} mount without a target`)
      const folder = target === undefined ? known('undefined', undefined) : wordExpression(target, handles)
      return call(mount.type, [folder, ...optionsArgument(rest('target'))])
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
  ['/.cache/pypoetry/artifacts', 'poetry'],
  ['/.cache/go-build', 'goBuild'],
  ['/go/pkg/mod', 'goMod'],
  ['/.m2/repository', 'maven'],
  ['/.gradle/caches', 'gradle'],
  ['/etc/apk/cache', 'apk'],
]

/**
 * `cache.npm(…)` for a cache where npm would look, without the owner that follows from the user of the stage and with
 * it; whether it gives the same mount, the caller finds out.
 */
export function toolCache(mount: Mount, context: MountContext, skipOwner: boolean): Expression | undefined {
  if (mount.type !== 'cache' || typeof mount.options.target !== 'string') return undefined
  const { target, sharing, from } = mount.options
  const name = toolCaches.find(([end]) => target.endsWith(end))?.[1]
  if (name === undefined) return undefined
  const skip = ['target', ...(name === 'apk' && sharing === 'locked' ? ['sharing'] : []), ...(skipOwner ? owner : [])]
  const values = mount.options as { readonly [name: string]: unknown }
  const entries = mountEntries(mountOptions.cache, values, context.handles, () => context.origin(from!), skip)
  return call('cache', optionsArgument(entries), name)
}

const owner = ['uid', 'gid']

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
