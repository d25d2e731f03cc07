import { cleanPath } from '../../ignore/clean-path.js'
import { goBoolean, goUnsigned32 } from '../../model/lexical/go-number.js'
import { memorySize } from '../../model/lexical/memory-size.js'
import type { MountFacts } from './mount-facts.js'
import { baseName, join } from './paths.js'

/** Mounts in the order in which BuildKit has them: files by their target, then secrets, then agents. */
export function ordered(mounts: readonly MountFacts[], folder: string): readonly MountFacts[] {
  const files = mounts.filter(({ type }) => type !== 'secret' && type !== 'ssh')
  const places = new Map(files.map((mount) => [mount, targetOf(mount, folder)]))
  const sorted = files.sort((a, b) => compare(places.get(a)!, places.get(b)!))
  return [...sorted, ...mounts.filter(({ type }) => type === 'secret'), ...mounts.filter(({ type }) => type === 'ssh')]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What of mounts BuildKit knows a command by, beside the files that they bring. They are in order. */
export function mountOperations(mounts: readonly MountFacts[], folder: string): readonly unknown[] {
  let agents = 0
  return mounts.map((mount) => {
    switch (mount.type) {
      case 'bind':
        return ['bind', targetOf(mount, folder), isReadOnly(mount, true), sourceOf(mount)]
      case 'tmpfs':
        return ['tmpfs', targetOf(mount, folder), isReadOnly(mount, false), sizeOf(mount)]
      case 'cache':
        return cacheOperation(mount, folder)
      case 'secret':
        return secretOperation(mount)
      case 'ssh':
        return agentOperation(mount, agents++)
      default:
        return [mount.type, [...mount.told], mount.isRequired]
    }
  })
}

function targetOf({ told }: MountFacts, folder: string): string {
  const target = told.get('target') ?? ''
  return target.startsWith('/') ? target : join(folder, target)
}

function sizeOf({ told }: MountFacts): unknown {
  const size = told.get('size') ?? '0'
  return memorySize(size) ?? size
}

const sourceOf = ({ told }: MountFacts): string => join(told.get('source') ?? '/')

function isReadOnly({ told }: MountFacts, byDefault: boolean): boolean | string {
  const [read, write] = [told.get('readonly'), told.get('readwrite')]
  if (read !== undefined) return goBoolean(read) ?? read
  if (write === undefined) return byDefault
  const isWritten = goBoolean(write)
  return isWritten === undefined ? `not ${write}` : !isWritten
}

/**
 * The id and the sharing of a cache are nothing that the command could see, and BuildKit leaves them out, unless the cache
 * is what it is when nobody says anything of them.
 */
function cacheOperation(mount: MountFacts, folder: string): readonly unknown[] {
  const { told } = mount
  const target = targetOf(mount, folder)
  const source = sourceOf(mount)
  const id = told.get('id') || cleanPath(told.get('target') ?? '')
  const isPlain = (told.get('sharing') ?? 'shared').toLowerCase() === 'shared' && (id === target || `/${id}` === target)
  // The folder of an owner is made for the cache; one that begins as files of an image is theirs.
  const owner = source === '/' ? ownership(mount, '755') : undefined
  return ['cache', target, isReadOnly(mount, false), source, owner, isPlain ? id : undefined]
}

function secretOperation(mount: MountFacts): readonly unknown[] {
  const { told, isRequired } = mount
  const target = told.get('target') || undefined
  const id = told.get('source') || told.get('id') || (target && baseName(target))
  const env = told.get('env')
  const file = target ?? (env === undefined ? `/run/secrets/${baseName(id ?? '')}` : undefined)
  return ['secret', id, env, file, isRequired, ownership(mount, '400') ?? ['0', '0', 0o400]]
}

function agentOperation(mount: MountFacts, index: number): readonly unknown[] {
  const { told, isRequired } = mount
  const target = told.get('target') || `/run/buildkit/ssh_agent.${index}`
  return ['ssh', told.get('id') ?? '', target, isRequired, ownership(mount, '600') ?? ['0', '0', 0o600]]
}

/** Owner, group and mode, where one of them is said. */
function ownership({ told }: MountFacts, byDefault: string): readonly unknown[] | undefined {
  const [uid, gid, mode] = ['uid', 'gid', 'mode'].map((name) => told.get(name))
  if (uid === undefined && gid === undefined && mode === undefined) return undefined
  const octal = mode ?? byDefault
  return [uid ?? '0', gid ?? '0', goUnsigned32(octal, 8) ?? octal]
}
