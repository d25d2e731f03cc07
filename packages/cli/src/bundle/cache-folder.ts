import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Where bundles of configs are kept from one run to the next; nothing when the user has switched it off, or has no
 * home. It is a folder of the user alone: what lies there is run.
 */
export function cacheFolder(): string | undefined {
  const { STAGECRAFT_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env
  if (own === 'off') return undefined
  if (own !== undefined && own !== '') return resolve(own)
  try {
    if (process.platform === 'win32') return join(local ?? join(homedir(), 'AppData', 'Local'), 'stagecraft', 'cache')
    if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'stagecraft')
    return join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache'), 'stagecraft')
  } catch {
    return undefined
  }
}
