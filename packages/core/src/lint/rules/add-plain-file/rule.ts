import { entryRule } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'
import { Context } from '../../engine/context.js'
import { isNoArchive, mayBeUnpacked, readArchive } from '../../files/archives.js'
import { node, type Copy, type Source } from '../../../model/index.js'
import { sourceKind } from '../../../model/lexical/remote-source.js'

export const addPlainFile = entryRule(
  {
    name: 'add-plain-file',
    severity: 'info',
    summary: 'Plain files are copied with COPY; ADD is for archives and URLs.',
    hadolint: ['DL3020'],
    fix: 'writes COPY, where the sources are surely no archives',
  },
  {
    add: (entry, report, at) => {
      const { sources, flags } = entry
      if (flags.unpack !== undefined || flags.checksum !== undefined || flags.keepGitDir !== undefined) return
      const said = sources.map((source) => whatIs(source, at))
      if (said.includes('other')) return
      const isSure = !said.includes('perhaps plain')
      report({
        message: isSure
          ? 'ADD is used for plain files, so a reader looks for an archive or a URL'
          : 'ADD is used for what seems to be a plain file, so a reader looks for an archive or a URL',
        hint: isSure
          ? 'Write COPY'
          : 'Write COPY, unless it is an archive: ADD goes by what is in a file, not by its name',
        fix:
          at.isTrigger || !isSure
            ? undefined
            : [{ kind: 'replace', node: entry, by: node<Copy>({ ...entry, kind: 'copy', flags }) }],
      })
    },
  },
)

/** What ADD gets; `other` is what COPY could not do, or what nobody knows. */
function whatIs(source: Source, at: EntryView): 'plain' | 'perhaps plain' | 'other' {
  // Its text stands in the file.
  if (typeof source === 'object' && source.kind === 'inline-file') return 'plain'
  const { text, byDefault } = at.evaluate(source)
  if (text === undefined || sourceKind(text) !== 'path' || mayBeUnpacked(text) || /[*?[]/.test(text)) return 'other'
  // A build argument may name another file, or an address.
  if (byDefault) return 'perhaps plain'
  const { context } = at.stage.file
  const path = Context.path(text)
  // What is in a folder is not taken apart.
  if (/(?:^|\/)\.{0,2}$/.test(text) || context?.isFolder(path) === true) return 'plain'
  const isArchive = readArchive(context?.read(path))
  if (isArchive === true) return 'other'
  return isArchive === false || isNoArchive(text) ? 'plain' : 'perhaps plain'
}
