import type { IgnoreMatcher } from '../../ignore/index.js'
import type { Dockerfile } from '../../model/index.js'

/** What is other than at the last build. */
export interface Change {
  /** Files of the build context, by their path in it: changed, new or gone. */
  readonly files?: readonly string[]
  /** The same of named contexts. */
  readonly contextFiles?: Readonly<Record<string, readonly string[]>>
  /** Build arguments with another value. */
  readonly arguments?: readonly string[]
  /** The file as it was then. Default: as it is now. */
  readonly before?: Dockerfile
  /** The ignore file is another, so that nobody knows which files it let through. */
  readonly ignoreFile?: boolean
  /** What leaves files out of the build context. */
  readonly ignore?: IgnoreMatcher
}

/** The changed files that builds get to see, by where they are. Absolute paths. */
export interface ChangedFiles {
  readonly context: readonly string[]
  readonly named: ReadonlyMap<string, readonly string[]>
  /** Any other file of the context may have come or gone. */
  readonly isUnsure: boolean
}

export const noChange: ChangedFiles = Object.freeze({ context: [], named: new Map(), isUnsure: false })

export function changedFiles({ files = [], contextFiles = {}, ignore, ignoreFile = false }: Change): ChangedFiles {
  const seen = files.filter((path) => ignore === undefined || !ignore.isExcluded(path).isExcluded)
  return {
    context: seen.map(absolute),
    named: new Map(Object.entries(contextFiles).map(([name, paths]) => [name, paths.map(absolute)])),
    isUnsure: ignoreFile,
  }
}

const absolute = (path: string): string => `/${path.replace(/^(?:\.?\/)+/, '')}`
