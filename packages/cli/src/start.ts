import module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './bundle/cache-folder.js'
import { makeFolder } from './make-folder.js'

/**
 * Runs the command line of this process. The program is a file of its own: what Node compiles after the call below, it
 * finds compiled the next time. Node 20 has no such cache.
 */
export function start(): void {
  const { enableCompileCache } = module as { enableCompileCache?(folder: string): unknown }
  const folder = cacheThatHolds()
  if (folder !== undefined) enableCompileCache?.(join(folder, 'node'))
  const { run } = createRequire(import.meta.url)('./run.cjs') as typeof import('./run.js')
  void run()
}

/** The folder of the cache. Where it cannot be made, nothing is kept in this run; it is told to who named the place. */
function cacheThatHolds(): string | undefined {
  const folder = cacheFolder()
  if (folder === undefined) return undefined
  try {
    makeFolder(join(folder, 'configs'), 0o700)
    return folder
  } catch (error) {
    if ((process.env['STAGECRAFT_CACHE'] ?? '') !== '')
      process.stderr.write(
        `warning: STAGECRAFT_CACHE names a place that can keep nothing: ${(error as Error).message}\n`,
      )
    process.env['STAGECRAFT_CACHE'] = 'off'
    return undefined
  }
}
