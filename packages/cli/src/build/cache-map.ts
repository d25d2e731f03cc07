import type { CacheNeed } from '@stagecraft/core/explain'

/** A cache mount: its target, or the options that BuildKit tells it from others by. */
export type CacheMapEntry = string | Readonly<Record<string, string>>

/**
 * Which folder outside holds which cache, in the shape of the `cache-map` of buildkit-cache-dance. One mount stands for
 * all that share its cache.
 */
export function cacheMapOf(caches: readonly CacheNeed[], folder: string): Readonly<Record<string, CacheMapEntry>> {
  const map: Record<string, CacheMapEntry> = {}
  const known = new Set<string>()
  for (const { id, target, mode, uid, gid } of caches) {
    const identity = JSON.stringify([id, mode, uid, gid])
    if (known.has(identity)) continue
    known.add(identity)
    const owner = {
      ...(mode === undefined ? {} : { mode }),
      ...(uid === undefined && gid === undefined ? {} : { uid: uid ?? '0', gid: gid ?? '0' }),
    }
    const isPlain = id === target && Object.keys(owner).length === 0
    map[`${folder}/${freeName(id, uid, folder, map)}`] = isPlain ? target : { target, id, ...owner }
  }
  return map
}

/** A name for a folder: `root-.npm` for `/root/.npm`. */
function freeName(id: string, uid: string | undefined, folder: string, map: Readonly<Record<string, unknown>>): string {
  const plain = id.replace(/^\/+|\/+$/g, '').replace(/[^\w.-]+/g, '-') || 'cache'
  const names = [plain, ...(uid === undefined ? [] : [`${plain}-${uid}`])]
  let name = names.find((one) => !Object.hasOwn(map, `${folder}/${one}`))
  for (let count = 2; name === undefined; count++) {
    if (!Object.hasOwn(map, `${folder}/${plain}-${count}`)) name = `${plain}-${count}`
  }
  return name
}
