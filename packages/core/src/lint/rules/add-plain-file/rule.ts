import { entryRule } from '../../engine/rule.js'
import { mayBeUnpacked } from '../../files/archives.js'
import { node, type Copy } from '../../../model/index.js'
import { sourceKind } from '../../../model/lexical/remote-source.js'

export const addPlainFile = entryRule(
  {
    name: 'add-plain-file',
    severity: 'info',
    summary: 'Plain files are copied with COPY; ADD is for archives and URLs.',
    hadolint: ['DL3020'],
    fix: 'writes COPY',
  },
  {
    add: (entry, report, at) => {
      const { sources, flags } = entry
      if (flags.unpack !== undefined || flags.checksum !== undefined || flags.keepGitDir !== undefined) return
      const texts = sources.map((source) =>
        typeof source === 'object' && source.kind === 'inline-file' ? source.name : at.text(source),
      )
      const isPlain = (text: string | undefined): boolean =>
        text !== undefined && sourceKind(text) === 'path' && !mayBeUnpacked(text) && !/[*?[]/.test(text)
      if (!texts.every(isPlain)) return
      report({
        message: 'ADD is used for plain files, so a reader looks for an archive or a URL',
        hint: 'Write COPY',
        fix: at.isTrigger
          ? undefined
          : [{ kind: 'replace', node: entry, by: node<Copy>({ ...entry, kind: 'copy', flags }) }],
      })
    },
  },
)
