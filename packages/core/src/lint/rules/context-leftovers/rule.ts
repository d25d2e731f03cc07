import { cleanPath } from '../../../ignore/clean-path.js'
import { keywords } from '../../../model/index.js'
import type { Report } from '../../engine/rule.js'
import type { FileView } from '../../engine/views.js'
import { isWholeContext } from '../../files/copied.js'
import { shippedCopiesRule, type ContextCopy } from '../../files/shipped.js'

export const contextLeftovers = shippedCopiesRule(
  {
    name: 'context-leftovers',
    severity: 'info',
    needs: 'context',
    summary:
      'What belongs to the machine of a developer stays there: history, installed packages, virtual environments.',
  },
  judge,
)

/** Folders that no image wants, and what they are. */
const leftovers: readonly (readonly [name: string, what: string])[] = [
  ['.git', 'the whole history'],
  ['node_modules', 'the packages of another machine'],
  ['.venv', 'the packages of another machine'],
  ['venv', 'the packages of another machine'],
]

function judge({ entry, copied: { sources } }: ContextCopy, file: FileView, report: Report): void {
  if (entry.flags.exclude !== undefined || !sources.some(isWholeContext)) return
  const found = leftovers.filter(([name]) => {
    // In a work tree of git `.git` is a file, which says where the history lies.
    if (file.context?.hasFolder(name) !== true) return false
    const verdict = file.ignore?.isExcluded(cleanPath(`${name}/x`))
    return verdict === undefined || (!verdict.isExcluded && verdict.unsure === undefined)
  })
  if (found.length === 0) return
  const names = found.map(([name]) => name)
  report({
    message: `${keywords[entry.kind]} takes ${found.map(([name, what]) => `${name} (${what})`).join(' and ')} into the image`,
    at: entry,
    hint: `Add ${names.join(' and ')} to the ignore file of the build context`,
  })
}
