import type { Evaluated } from '../../check/expand/evaluate.js'
import { join } from '../../check/values/mount-target.js'

export { join }

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

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** What a path comes to in a working directory, or nothing when that is not known. */
export function pathFrom(workdir: string | undefined, { text }: Evaluated): string | undefined {
  if (text === undefined) return undefined
  if (text.startsWith('/')) return join(text)
  return workdir === undefined ? undefined : join(workdir, text)
}
