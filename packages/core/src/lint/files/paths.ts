/** Whether a clean absolute path is another one, or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`)
}

/** Whether one of two paths lies in the other. */
export const isRelated = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a)

/** The last component of a path. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder of a clean absolute path. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'
