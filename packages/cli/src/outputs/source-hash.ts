import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hash } from '../bundle/hash.js'
import { realPath } from '../bundle/real-path.js'
import type { Config } from '../config/load-config.js'
import { pathFrom } from '../shown.js'

/**
 * The hash of a config and of the user's own files that it imports; nothing where they are not known. It is the same on
 * every machine: paths count from the folder of the config, and line ends do not count.
 *
 * @param texts what stands in these files instead of what lies on disk
 */
export function sourceHash(
  { path, graph }: Config,
  texts: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  if (graph === undefined) return undefined
  const folder = dirname(realPath(path, texts))
  const parts = graph.files
    .map((file) => [pathFrom(folder, file), texts.get(file) ?? readFileSync(file, 'utf8')])
    .sort(([one], [other]) => (one! < other! ? -1 : 1))
  return hash(JSON.stringify(parts.map(([name, text]) => [name, text!.replaceAll('\r\n', '\n')]))).slice(0, 16)
}
