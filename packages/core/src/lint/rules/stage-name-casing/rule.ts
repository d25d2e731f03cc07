import { respelled } from '../../engine/change.js'
import { fromRule } from '../../engine/rule.js'
import type { WrittenWord } from '../../engine/syntax.js'

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
    const name = fromWords(file.syntax?.words(stage))?.name
    if (name === undefined || name.text === name.text.toLowerCase()) return
    const lower = name.text.toLowerCase()
    report({
      message: `the name of the stage is written "${name.text}", and BuildKit reads it as "${lower}"`,
      hint: `Write "${lower}"`,
      fix: [respelled(stage, name, lower)],
    })
  },
)

/** The words behind a FROM that gives its stage a name. */
export function fromWords(
  words: readonly WrittenWord[] | undefined,
): { readonly keyword: WrittenWord; readonly as: WrittenWord; readonly name: WrittenWord } | undefined {
  const [keyword, ...rest] = words ?? []
  const base = rest.findIndex(({ text }) => !text.startsWith('--'))
  const [as, name] = base === -1 ? [] : rest.slice(base + 1)
  return keyword === undefined || as === undefined || name === undefined ? undefined : { keyword, as, name }
}
