import { cleanPath } from '../../ignore/clean-path.js'
import type { Add, Copy } from '../../model/index.js'
import { inWorkdir } from '../engine/stage-facts.js'
import { perEntry } from '../engine/worked-out.js'

/** What a COPY or ADD takes and where it puts it. Absent is what is not known. */
export interface Copied {
  /** The paths as BuildKit reads them, clean; nothing for one that is not known. Inline files are no paths. */
  readonly sources: readonly (string | undefined)[]
  /** Absolute and clean. */
  readonly destination: string | undefined
  /** The destination is surely a folder, as it is written. */
  readonly isFolder: boolean
}

export const copied = perEntry(({ sources, destination }: Add | Copy, at): Copied => {
  const text = at.sureText(destination)
  const paths: (string | undefined)[] = []
  for (const source of sources) {
    if (typeof source === 'object' && source.kind === 'inline-file') continue
    const path = at.sureText(source)
    paths.push(path === undefined ? undefined : cleanPath(path))
  }
  return {
    sources: paths,
    destination: inWorkdir(at.facts, text),
    isFolder: text !== undefined && (/(?:^|\/)\.?$/.test(text) || sources.length > 1),
  }
})

/** Whether a source is the whole build context. Nothing is above that: `..` is its root too. */
export const isWholeContext = (source: string | undefined): boolean =>
  source !== undefined && /^\/\*?$/.test(cleanPath(`/${source}`))
