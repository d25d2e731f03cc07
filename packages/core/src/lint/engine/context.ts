import { cleanPath } from '../../ignore/clean-path.js'
import type { IgnoreMatcher } from '../../ignore/index.js'
import type { Dockerfile, Entry } from '../../model/index.js'
import { sourceKind } from '../../model/lexical/remote-source.js'

/**
 * What lies in the build context, told by whoever has a disk. Paths begin at its root and have slashes: `src/main.ts`,
 * `''` for the root itself. Asked only when a rule wants to know.
 */
export interface ContextView {
  /** What lies in a folder; nothing when there is no such folder. */
  list(folder: string): readonly ContextEntry[] | undefined
  /** The text of a file; nothing when there is none, or when it is too large to be looked at. */
  read?(path: string): string | undefined
  /** Whether version control leaves a path out, so that something makes it before a build; nothing when nobody knows. */
  isGenerated?(path: string): boolean | undefined
}

export interface ContextEntry {
  readonly name: string
  readonly isFolder: boolean
}

/** Files of the context that reach the builder. */
export interface SentFiles {
  readonly files: readonly string[]
  /** False when there are more than were looked for. */
  readonly isComplete: boolean
}

/**
 * The paths of the build context that a COPY or ADD is sure to take, as they are written: neither patterns, which may match
 * nothing on purpose, nor what holds a variable.
 */
export function contextSources(entry: Entry): readonly string[] {
  if (entry.kind !== 'add' && (entry.kind !== 'copy' || entry.flags.from !== undefined)) return []
  return entry.sources.filter(
    (source): source is string =>
      typeof source === 'string' && sourceKind(source) === 'path' && !/[*?[\\]/.test(source),
  )
}

/** The paths of the build context that a file is sure to take, from its root; `''` is all of it. */
export function contextPaths({ stages }: Dockerfile): readonly string[] {
  const sources = stages.flatMap(({ instructions }) => instructions.flatMap(contextSources))
  return [...new Set(sources.map((source) => Context.path(source)))]
}

/** The build context as rules ask for it: what lies there, and what of it reaches the builder. */
export class Context {
  constructor(
    private readonly view: ContextView,
    private readonly ignore: IgnoreMatcher | undefined,
  ) {}

  /** A source of COPY as a path of the context, where it cannot leave it. */
  static path(source: string): string {
    return cleanPath(`/${source}`).slice(1)
  }

  has(path: string): boolean {
    const slash = path.lastIndexOf('/')
    return path === '' || this.names(path.slice(0, Math.max(0, slash))).includes(path.slice(slash + 1))
  }

  isFolder(path: string): boolean {
    return this.view.list(path) !== undefined
  }

  /** What a folder has; nothing where there is none. */
  names(folder: string): readonly string[] {
    return (this.view.list(folder) ?? []).map(({ name }) => name)
  }

  /** Whether a folder of that name lies in a folder. */
  hasFolder(name: string, folder = ''): boolean {
    return this.view.list(folder)?.some((one) => one.name === name && one.isFolder) === true
  }

  read(path: string): string | undefined {
    return this.view.read?.(path)
  }

  /** Whether something is known to make a path before a build. */
  isGenerated(path: string): boolean {
    return this.view.isGenerated?.(path) === true
  }

  /** The files at and below a path that the ignore file does not leave out, sorted; of so many entries at most. */
  sent(path: string, most = 10_000): SentFiles {
    const files: string[] = []
    let looked = 0
    const waiting = [path]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const entries = this.view.list(next)
      if (entries === undefined) {
        if (this.has(next) && !this.isExcluded(next)) files.push(next)
        continue
      }
      for (const { name, isFolder } of entries) {
        if (++looked > most) return { files: files.sort(), isComplete: false }
        const one = next === '' ? name : `${next}/${name}`
        if (isFolder) {
          if (!this.isExcluded(one) || this.mayHaveExceptions(one)) waiting.push(one)
        } else if (!this.isExcluded(one)) files.push(one)
      }
    }
    return { files: files.sort(), isComplete: true }
  }

  private isExcluded(path: string): boolean {
    return this.ignore?.isExcluded(path).isExcluded === true
  }

  /** Whether an exception of the ignore file may bring back something below a folder that is left out. */
  private mayHaveExceptions(folder: string): boolean {
    return (
      this.ignore?.patterns.some(({ text }) => {
        if (!text.startsWith('!')) return false
        const literal = /^[^*?[\\]*/.exec(text.slice(1))![0]
        return literal.startsWith(`${folder}/`) || `${folder}/`.startsWith(literal)
      }) === true
    )
  }
}
