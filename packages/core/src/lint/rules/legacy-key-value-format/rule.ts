import { keywords, type Env, type Label } from '../../../model/index.js'
import { entryRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'

export const legacyKeyValueFormat = entryRule(
  {
    name: 'LegacyKeyValueFormat',
    severity: 'warning',
    summary: 'ENV and LABEL are written key=value.',
    needs: 'text',
    fix: 'writes key=value',
  },
  { env: visit, label: visit },
)

function visit(entry: Env | Label, report: Report, { syntax, isTrigger }: EntryView): void {
  if (entry.pairs.length !== 1 || syntax?.isOldForm(entry) !== true) return
  const keyword = keywords[entry.kind]
  report({
    message: `${keyword} is written in its old form, without "="`,
    hint: `Write ${keyword} key=value`,
    fix: isTrigger ? undefined : [{ kind: 'rewrite', node: entry }],
  })
}
