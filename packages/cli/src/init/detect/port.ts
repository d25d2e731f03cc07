import type { Project } from '../project/project.js'

/**
 * The port that these sources name in one of these ways. Nothing where they name none, or several; ports below 1024 are
 * not for who is not root.
 *
 * @param patterns each with the port as its first group
 */
export function portIn(project: Project, paths: readonly string[], patterns: readonly RegExp[]): number | undefined {
  const found = new Set<number>()
  for (const path of paths) {
    const source = project.read(path) ?? ''
    for (const pattern of patterns) for (const [, port] of source.matchAll(pattern)) found.add(Number(port))
  }
  const [only] = found
  return found.size === 1 && only !== undefined && only >= 1024 && only <= 65_535 ? only : undefined
}
