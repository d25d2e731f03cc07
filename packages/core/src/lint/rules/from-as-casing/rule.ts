import { respelled } from '../../engine/change.js'
import { fromRule } from '../../engine/rule.js'
import { fromWords } from '../stage-name-casing/rule.js'

export const fromAsCasing = fromRule(
  {
    name: 'FromAsCasing',
    severity: 'warning',
    summary: 'FROM and AS are written in one casing.',
    needs: 'text',
    fix: 'writes AS like FROM',
  },
  ({ stage, file }, report) => {
    if (stage.name === undefined) return
    const words = fromWords(stage, file)
    if (words === undefined) return
    const { as } = words
    const keyword = words.keyword.text
    const isLower = keyword === keyword.toLowerCase()
    if (!isLower && keyword !== keyword.toUpperCase()) return
    const wanted = isLower ? as.text.toLowerCase() : as.text.toUpperCase()
    if (as.text === wanted) return
    report({
      message: `"${as.text}" is not written like "${keyword}"`,
      hint: `Write "${wanted}"`,
      fix: [respelled(stage, as, wanted)],
    })
  },
)
