import { cleanPath } from '../ignore/clean-path.js'
import { mayBeUnpacked } from '../lint/files/archives.js'
import { fileName, folderOf, isWithin } from '../lint/files/paths.js'
import type { Add, Copy } from '../model/index.js'
import { Refusal } from './refusal.js'
import type { SingleStage, Step } from './steps.js'

/** A file of the build context, and where the stage puts it. */
export interface CopiedFile {
  readonly source: string
  /** Absolute and clean. */
  readonly path: string
}

/** A step that copies from the build context. */
export const isContextCopy = ({ entry }: Step): boolean =>
  entry.kind === 'add' || (entry.kind === 'copy' && entry.flags.from === undefined)

/** The files that a COPY or ADD takes from the build context. @throws {Refusal} where they are not known */
export function copiedFiles({ context }: SingleStage, { entry, copied }: Step): readonly CopiedFile[] {
  const { sources, flags } = entry as Add | Copy
  const inline = sources.find((source) => typeof source === 'object' && source.kind === 'inline-file')
  if (inline !== undefined) throw new Refusal('a file that stands in the Dockerfile is not followed', entry)
  if (('parents' in flags && flags.parents === true) || flags.exclude !== undefined) {
    throw new Refusal('what --parents and --exclude come to is not worked out', entry)
  }
  const destination = copied?.destination
  if (destination === undefined) throw new Refusal('where it copies to is not known', entry)
  if (context === undefined) {
    throw new Refusal(
      'which files it copies is not known, since the build context is not at hand',
      entry,
      'Run it where the build context lies, or name its folder',
    )
  }
  return copied!.sources.flatMap((source) => {
    if (source === undefined) throw new Refusal('what it copies depends on a variable that is not known', entry)
    if (entry.kind === 'add' && (/^(?:https?|git|ssh):|^git@/.test(source) || mayBeUnpacked(source))) {
      throw new Refusal(`what ADD makes of ${source} is not known`, entry)
    }
    const wanted = matching(source)
    if (wanted.length === 0) throw new Refusal(`the build context has no ${source}`, entry)
    return wanted.flatMap((root) => filesBelow(root, destination))
  })

  function matching(source: string): readonly string[] {
    const path = cleanPath(`/${source}`).slice(1)
    if (!/[*?[\\]/.test(path)) return context!.has(path) ? [path] : []
    const folder = folderOf(`/${path}`).slice(1)
    if (/[*?[\\]/.test(folder) || /[[\\]/.test(path)) throw new Refusal(`the pattern ${source} is not followed`, entry)
    const pattern = new RegExp(
      `^${fileName(`/${path}`)
        .replace(/[.+^${}()|]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
    )
    return context!
      .names(folder)
      .filter((name) => pattern.test(name))
      .map((name) => (folder === '' ? name : `${folder}/${name}`))
  }

  function filesBelow(root: string, to: string): readonly CopiedFile[] {
    const { files, isComplete } = context!.sent(root)
    if (!isComplete) throw new Refusal('the build context has too many files to be looked at', entry)
    return files.map((source) => {
      if (source !== root) {
        const rest = root === '' ? source : source.slice(root.length + 1)
        return { source, path: cleanPath(`${to}/${rest}`) }
      }
      return { source, path: copied!.isFolder ? cleanPath(`${to}/${fileName(`/${source}`)}`) : to }
    })
  }
}

/** Fewest paths that have all files that are wanted, and none that is not; a folder stands for all that is in it. */
export function gatherPaths(files: readonly CopiedFile[], isWanted: (file: CopiedFile) => boolean): readonly string[] {
  const unwanted = new Set<string>()
  const wanted: string[] = []
  for (const file of files) {
    if (isWanted(file)) wanted.push(file.path)
    else for (let folder = folderOf(file.path); folder !== '/'; folder = folderOf(folder)) unwanted.add(folder)
  }
  const roots = new Set<string>()
  for (const path of wanted) {
    let root = path
    // A folder at the top is one of the system, or that of the whole app.
    for (let up = folderOf(root); up !== '/' && folderOf(up) !== '/' && !unwanted.has(up); up = folderOf(up)) root = up
    roots.add(root)
  }
  return [...roots].sort().filter((path, _, all) => !all.some((other) => other !== path && isWithin(path, other)))
}
