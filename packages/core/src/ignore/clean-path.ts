/**
 * The shortest path that means the same, as Go's `path.Clean` gives it: no `.`, no doubled or trailing slash, `..` taken
 * out where something stands before it. The empty path is `.`.
 */
export function cleanPath(path: string): string {
  if (isClean.test(path)) return path
  const isRooted = path.startsWith('/')
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') kept.push(part)
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop()
    else if (!isRooted) kept.push(part)
  }
  const joined = kept.join('/')
  return isRooted ? `/${joined}` : joined === '' ? '.' : joined
}

/** Most paths are clean already: components that are not empty and begin with no dot. */
const isClean = /^\/?[^/.][^/]*(?:\/[^/.][^/]*)*$/
