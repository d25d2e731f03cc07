import { cleanPath } from '../../ignore/clean-path.js'
import type { Add, Copy } from '../../model/index.js'
import { inWorkdir } from '../engine/stage-facts.js'
import type { EntryView } from '../engine/views.js'

/** What a COPY or ADD takes and where it puts it. Absent is what is not known. */
export interface Copied {
  /** The paths as BuildKit reads them, clean; nothing for one that is not known. Inline files are no paths. */
  readonly sources: readonly (string | undefined)[]
  /** Absolute and clean. */
  readonly destination: string | undefined
  /** The destination is surely a folder, as it is written. */
  readonly isFolder: boolean
}

export function copied({ sources, destination }: Add | Copy, at: EntryView): Copied {
  const { text } = at.evaluate(destination)
  return {
    sources: sources.flatMap((source) => {
      if (typeof source === 'object' && source.kind === 'inline-file') return []
      const path = at.evaluate(source).text
      return [path === undefined ? undefined : cleanPath(path)]
    }),
    destination: inWorkdir(at.facts, text),
    isFolder: text !== undefined && (/(?:^|\/)\.?$/.test(text) || sources.length > 1),
  }
}

/** Whether a clean source is the whole build context. */
export const isWholeContext = (source: string | undefined): boolean =>
  source === '.' || source === '/' || source === '*'
