import { respelled } from '../../engine/change.js'
import { fromRule } from '../../engine/rule.js'
import type { WrittenWord } from '../../engine/syntax.js'
import type { FileView } from '../../engine/views.js'
import type { Stage } from '../../../model/index.js'

export const stageNameCasing = fromRule(
  {
    name: 'StageNameCasing',
    severity: 'warning',
    summary: 'The name of a stage is lower case.',
    needs: 'text',
    fix: 'writes the name in lower case',
  },
  ({ stage, file }, report) => {
    if (stage.name === undefined) return
    const name = fromWords(stage, file)?.name
    if (name === undefined || name.text === name.text.toLowerCase()) return
    const lower = name.text.toLowerCase()
    report({
      message: `the name of the stage is written "${name.text}", and BuildKit reads it as "${lower}"`,
      hint: `Write "${lower}"`,
      fix: [respelled(stage, name, lower)],
    })
  },
)

const asWanted = /FROM +[\w.:/@][\w.:/@-]* +AS +[a-z0-9_.-]+ *\r*(?:\n|$)/y

/** The words of a FROM that gives its stage a name; nothing also where they are written as all rules want it. */
export function fromWords(
  stage: Stage,
  { syntax }: FileView,
): { readonly keyword: WrittenWord; readonly as: WrittenWord; readonly name: WrittenWord } | undefined {
  if (syntax === undefined || syntax.begins(stage, asWanted)) return undefined
  const [keyword, ...rest] = syntax.words(stage) ?? []
  const base = rest.findIndex(({ text }) => !text.startsWith('--'))
  const [as, name] = base === -1 ? [] : rest.slice(base + 1)
  return keyword === undefined || as === undefined || name === undefined ? undefined : { keyword, as, name }
}
