import { ignoreMatcher, type IgnoreMatcher } from '../../ignore/index.js'
import { baseName, below, isWithin, join } from './paths.js'
import type { Origin } from './origin.js'

/** Where COPY and ADD put what they take. */
export interface Destination {
  /** Absent when it is not known. */
  readonly path: string | undefined
  /** A file keeps its name there. */
  readonly isFolder: boolean
}

/** Files that a step takes. */
export interface Taken {
  readonly origin: Origin
  /** Absolute in the origin, with the wildcards of COPY; absent when it is not known. */
  readonly path: string | undefined
  /** `--parents`: the pattern of what is taken below `path`; empty for all of it. */
  readonly parents?: string
  readonly exclude: readonly string[]
  /** Absent for a mount, whose path has no wildcards. */
  readonly destination?: Destination
}

/** What is taken, as one path; `?` when it is not known. */
export function takenPath({ path, parents }: Taken): string {
  if (path === undefined || parents === undefined) return path ?? '?'
  return join(path, parents)
}

/** Whether a step looks at a file of its origin; `undefined` when that is not known. */
export function takes(taken: Taken, file: string): boolean | undefined {
  const entry = entryOf(taken, file)
  if (entry === undefined || entry === false) return entry
  // BuildKit holds a pattern against what is below the source: a source that is the file itself passes all of them.
  const rest = below(file, entry)!
  return rest === '' || !matcher(taken.exclude).isExcluded(rest).isExcluded
}

/** The paths at which a taken file may come to lie, of which only one is real; absent when that is not known. */
export function landings(taken: Taken, file: string): readonly string[] | undefined {
  const { destination, parents } = taken
  if (destination?.path === undefined) return undefined
  const entry = entryOf(taken, file)
  if (entry === undefined || entry === false) return undefined
  const rest = below(file, entry)!
  if (rest !== '' || parents !== undefined) return [join(destination.path, rest)]
  const inFolder = join(destination.path, baseName(file))
  return destination.isFolder ? [inFolder] : [destination.path, inFolder]
}

/** The file or folder of the origin that a source names and `file` lies in; with `--parents` the folder before the `./`. */
function entryOf({ path, parents, destination }: Taken, file: string): string | false | undefined {
  if (path === undefined) return undefined
  if (parents !== undefined) {
    const rest = below(file, path)
    if (rest === undefined) return false
    return (parents === '' || matcher([parents]).isExcluded(rest).isExcluded) && path
  }
  if (destination === undefined || !hasWildcards(path)) return isWithin(file, path) && path
  const depth = path.split('/').length
  const parts = file.split('/')
  if (parts.length < depth) return false
  const entry = parts.slice(0, depth).join('/')
  // COPY knows no `**`: two stars are one. A first `!` would be an exception in the language of ignore files.
  const pattern = path
    .slice(1)
    .replace(/\*{2,}/g, '*')
    .replace(/^!/, '\\!')
  return matcher([pattern]).isExcluded(entry.slice(1)).isExcluded && entry
}

function hasWildcards(path: string): boolean {
  return /[*?[]/.test(path.replace(/\\[^]/g, ''))
}

const matchers = new WeakMap<readonly string[], IgnoreMatcher>()

function matcher(patterns: readonly string[]): IgnoreMatcher {
  let found = matchers.get(patterns)
  if (found === undefined) {
    found = ignoreMatcher(patterns)
    matchers.set(patterns, found)
  }
  return found
}
