import { posix } from 'node:path'

/** The files of a folder, as far as they tell what is built there. */
export interface Project {
  /** Every file by its path from the folder, with `/`; sorted. What is installed or built is not among them. */
  readonly files: readonly string[]
  /** The text of a file; nothing when there is none. */
  readonly read: (path: string) => string | undefined
}

export const hasFile = ({ files }: Project, path: string): boolean => files.includes(path)

/** The names of the files directly in a folder; `''` is the project itself. */
export const filesIn = ({ files }: Project, folder = ''): readonly string[] => {
  const start = folder === '' ? '' : `${folder}/`
  return files
    .filter((path) => path.startsWith(start) && !path.includes('/', start.length))
    .map((path) => path.slice(start.length))
}

/** The names of the folders directly in a folder. */
export const foldersIn = ({ files }: Project, folder = ''): readonly string[] => {
  const start = folder === '' ? '' : `${folder}/`
  const below = files.filter((path) => path.startsWith(start) && path.includes('/', start.length))
  return [...new Set(below.map((path) => path.slice(start.length, path.indexOf('/', start.length))))]
}

/** One folder of a project as a project. */
export const inFolder = (project: Project, folder: string): Project => {
  const start = `${folder}/`
  return {
    files: project.files.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length)),
    read: (path) => project.read(posix.join(folder, path)),
  }
}

/** The first of these files that is there. */
export const firstFile = (project: Project, paths: readonly string[]): string | undefined =>
  paths.find((path) => hasFile(project, path))
