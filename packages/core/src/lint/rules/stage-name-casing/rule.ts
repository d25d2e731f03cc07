import { fromRule } from '../../engine/rule.js'

export const stageNameCasing = fromRule(
  {
    name: 'StageNameCasing',
    severity: 'warning',
    summary: 'The name of a stage is lower case.',
  },
  ({ stage, file }, report) => {
    if (stage.name === undefined) return
    const name = fromWords(file.syntax?.words(stage))?.name
    if (name === undefined || name === name.toLowerCase()) return
    report({
      message: `the name of the stage is written "${name}", and BuildKit reads it as "${name.toLowerCase()}"`,
      hint: `Write "${name.toLowerCase()}"`,
    })
  },
)

/** The words behind a FROM that gives its stage a name. */
export function fromWords(
  words: readonly string[] | undefined,
): { readonly keyword: string; readonly as: string; readonly name: string } | undefined {
  const [keyword, ...rest] = words ?? []
  const base = rest.findIndex((word) => !word.startsWith('--'))
  const [as, name] = base === -1 ? [] : rest.slice(base + 1)
  return keyword === undefined || as === undefined || name === undefined ? undefined : { keyword, as, name }
}
