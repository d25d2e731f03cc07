import module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './bundle/cache-folder.js'

/**
 * Runs the command line of this process. The program is a file of its own: what Node compiles after the call below, it
 * finds compiled the next time. Node 20 has no such cache.
 */
export function start(): void {
  const { enableCompileCache } = module as { enableCompileCache?(folder: string): unknown }
  const folder = cacheFolder()
  if (folder !== undefined) enableCompileCache?.(join(folder, 'node'))
  const { run } = createRequire(import.meta.url)('./run.cjs') as typeof import('./run.js')
  void run()
}
