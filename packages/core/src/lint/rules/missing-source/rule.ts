import { keywords, type Add, type Copy } from '../../../model/index.js'
import { didYouMean } from '../../../problem/index.js'
import { Context, contextSources } from '../../engine/context.js'
import { entryRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'

export const missingSource = entryRule(
  {
    name: 'missing-source',
    severity: 'info',
    summary: 'What COPY and ADD take lies in the build context.',
    // Half of what is not there is made before the build, by something that only people know of.
    on: false,
    needs: 'context',
  },
  {
    add: visit,
    copy: visit,
  },
)

function visit(entry: Add | Copy, report: Report, at: EntryView): void {
  const { context, ignore } = at.stage.file
  if (context === undefined) return
  for (const source of contextSources(entry)) {
    const path = Context.path(source)
    const isExcluded = path !== '' && ignore?.isExcluded(path).isExcluded === true
    // CopyIgnoredFile says it.
    if (isExcluded && !ignore.hasExceptions) continue
    if (!context.has(path)) {
      if (context.isGenerated(path)) continue
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
      const hint = didYouMean(path.slice(path.lastIndexOf('/') + 1), context.names(folder))
      report({ message: `${keywords[entry.kind]} takes "${path}", and the build context has no such file`, hint })
    } else if (isExcluded) {
      const { files, isComplete } = context.sent(path)
      if (files.length > 0 || !isComplete) continue
      report({ message: `${keywords[entry.kind]} takes "${path}", and the ignore file leaves all of it out` })
    }
  }
}
