const clean = /^(?:\/[\w-]+)+$/

/** Joins and cleans paths as Go's `filepath.Join("/", …)` does. */
export function absolutePath(...paths: readonly string[]): string {
  if (paths.length === 1 && clean.test(paths[0]!)) return paths[0]!
  const out: string[] = []
  for (const part of paths.join('/').split('/')) {
    if (part === '..') out.pop()
    else if (part !== '' && part !== '.') out.push(part)
  }
  return `/${out.join('/')}`
}

/** What a path comes to from a working directory on; nothing where one of them would have to be known. */
export function pathIn(workdir: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  if (path.startsWith('/')) return absolutePath(path)
  return workdir === undefined ? undefined : absolutePath(workdir, path)
}
