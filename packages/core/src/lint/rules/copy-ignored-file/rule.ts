import { cleanPath } from '../../../ignore/clean-path.js'
import type { IgnoreMatcher } from '../../../ignore/index.js'
import { keywords, type Add, type Copy } from '../../../model/index.js'
import { sourceKind } from '../../../model/lexical/remote-source.js'
import { entryRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'

export const copyIgnoredFile = entryRule(
  {
    name: 'CopyIgnoredFile',
    severity: 'warning',
    summary: 'What COPY and ADD take from the build context is not left out by the ignore file.',
    needs: 'ignore',
  },
  {
    add: visit,
    copy: (entry, report, at) => {
      if (entry.flags.from === undefined) visit(entry, report, at)
    },
  },
)

function visit(entry: Add | Copy, report: Report, at: EntryView): void {
  const { ignore } = at.stage.file
  // An exception may bring back what lies in an excluded folder, so nothing is sure then.
  if (ignore === undefined || ignore.hasExceptions) return
  for (const source of entry.sources) {
    if (typeof source === 'object' && source.kind === 'inline-file') continue
    const text = at.text(source)
    if (text === undefined || sourceKind(text) !== 'path') continue
    const path = cleanPath(text)
    if ((path === '.' || path === '/') && !leavesAllOut(ignore)) continue
    const { isExcluded, by } = ignore.isExcluded(path)
    if (!isExcluded || by === undefined) continue
    const where = by.place?.file === undefined ? 'the ignore file' : `${by.place.file}:${by.place.line}`
    report({ message: `${keywords[entry.kind]} takes "${path}", which "${by.text}" of ${where} leaves out` })
  }
}

function leavesAllOut({ patterns }: IgnoreMatcher): boolean {
  return patterns.some(({ text }) => text === '*' || text === '**' || text === '**/*')
}
