import type { Evaluated } from '../../check/expand/evaluate.js'
import { absolutePath, pathIn } from '../../model/lexical/absolute-path.js'

export { absolutePath as join }

/** Whether a path is a folder or something in it. Both are absolute and clean. */
export const isWithin = (path: string, folder: string): boolean =>
  folder === '/' || path === folder || path.startsWith(`${folder}/`)

/** Whether what lies at one path can be seen at the other. */
export const overlap = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a)

/** What is left of a path below a folder, without a slash before it; '' for the folder itself. */
export function below(path: string, folder: string): string | undefined {
  if (!isWithin(path, folder)) return undefined
  return folder === '/' ? path.slice(1) : path.slice(folder.length + 1)
}

/** The last part of a path; slashes at its end do not count. */
export function baseName(path: string): string {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end--
  return path.slice(path.lastIndexOf('/', end - 1) + 1, end)
}

/** What a path comes to in a working directory, or nothing when that is not known. */
export const pathFrom = (workdir: string | undefined, { text }: Evaluated): string | undefined => pathIn(workdir, text)
