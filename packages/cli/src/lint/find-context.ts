import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { contextPaths } from '@stagecraft/core/lint'
import type { Dockerfile } from '@stagecraft/core/model'

/**
 * The folder that a Dockerfile is surely built from, where nobody says it: of its own folder and those above, up to the
 * root of the repository, the one that has most of what it copies. Nothing when another one has something that it lacks.
 */
export function findContext(path: string, file: Dockerfile): string | undefined {
  const folder = dirname(path)
  const wanted = contextPaths(file).filter((source) => source !== '')
  // What takes everything fits everywhere, so the one ignore file must say it.
  if (wanted.length === 0) {
    const chosen = onlyIgnoring(foldersUp(folder).map((root) => ({ root })))?.root
    return chosen === folder ? folder : undefined
  }
  const candidates = foldersUp(folder).map((root) => ({
    root,
    has: new Set(wanted.filter((source) => existsSync(join(root, source)))),
  }))
  const most = Math.max(...candidates.map(({ has }) => has.size))
  const best = candidates.filter(({ has }) => has.size === most)
  const chosen = best.length === 1 ? best[0] : onlyIgnoring(best)
  if (chosen === undefined || most === 0 || most < wanted.length - most) return undefined
  const isElsewhere = candidates.some(({ has }) => [...has].some((source) => !chosen.has.has(source)))
  return isElsewhere ? undefined : chosen.root
}

/** Of several that would do, the one with an ignore file. */
function onlyIgnoring<C extends { readonly root: string }>(candidates: readonly C[]): C | undefined {
  const found = candidates.filter(({ root }) => existsSync(join(root, '.dockerignore')))
  return found.length === 1 ? found[0] : undefined
}

/** A folder and those above it in its repository; alone when it is in none. */
export function foldersUp(folder: string): readonly string[] {
  const folders = [folder]
  for (let at = folder; !existsSync(join(at, '.git')); folders.push(at)) {
    if (dirname(at) === at) return [folder]
    at = dirname(at)
  }
  return folders
}
