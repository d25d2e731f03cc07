import { pathToFileURL } from 'node:url'
import type { Graph } from '../bundle/bundle.js'
import { findPackage } from '../bundle/find-package.js'
import { readStored, store } from '../bundle/bundle-cache.js'
import { moduleFile } from '../bundle/module-file.js'
import { Stop } from '../stop.js'
import { ownPackages } from '../bundle/own-packages.js'

/** A config as something that Node imports. */
export interface ConfigModule {
  readonly url: string
  /** What it is made of; absent for a config that could not be bundled, and is run file by file. */
  readonly graph?: Graph
  /** Whether `require` runs it as `import` does. Hooks of the loader's own thread, as Node 20 has them, know imports alone. */
  readonly requirable: boolean
  /** Takes away what lies on disk for this import alone. */
  remove(): void
}

/**
 * A config as a module: the bundle of an earlier run, a new one, or the config itself with hooks that make Node read
 * TypeScript.
 *
 * @param texts what stands in these files instead of what lies on disk
 * @throws {Stop} exit code 2: the config cannot run
 */
export async function moduleOf(path: string, texts?: ReadonlyMap<string, string>): Promise<ConfigModule> {
  process.setSourceMapsEnabled(true)
  const stored = texts === undefined ? readStored(path) : undefined
  if (stored !== undefined) {
    return await reachable({ url: pathToFileURL(stored.path).href, graph: stored.graph, remove: nothing })
  }
  // The bundler is large, and most runs find a stored bundle.
  const { bundleConfig } = await import('../bundle/bundle-config.js')
  const bundled = await bundleConfig(path, texts)
  switch (bundled.kind) {
    case 'failed':
      throw new Stop(bundled.problems, 2, bundled.files)
    case 'unsuitable': {
      const { registerTypeScript } = await import('./register-hooks.js')
      await registerTypeScript()
      return { url: pathToFileURL(path).href, requirable: false, remove: nothing }
    }
    case 'bundle': {
      const { bundle } = bundled
      const kept = texts === undefined ? store(path, bundle) : undefined
      const file =
        kept === undefined ? moduleFile(bundle.code) : { url: pathToFileURL(kept.path).href, remove: nothing }
      return await reachable({ ...file, graph: bundle.graph })
    }
  }
}

interface BundleFile {
  readonly url: string
  readonly graph: Graph
  remove(): void
}

/** The module of a bundle, when every package that it imports can in its turn import ours. */
async function reachable(file: BundleFile): Promise<ConfigModule> {
  const lacking = file.graph.packages.some(
    ({ specifier, root }) => !ownPackages.test(specifier) && findPackage('@stagecraft/core', root).folder === undefined,
  )
  const isFile = file.url.startsWith('file:')
  if (!lacking) return { ...file, requirable: isFile }
  const { registerOwnPackages } = await import('./register-hooks.js')
  return { ...file, requirable: registerOwnPackages() === 'in this thread' && isFile }
}

const nothing = (): void => {}
