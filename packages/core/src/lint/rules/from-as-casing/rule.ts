import { fromRule } from '../../engine/rule.js'
import { fromWords } from '../stage-name-casing/rule.js'

export const fromAsCasing = fromRule(
  {
    name: 'FromAsCasing',
    severity: 'warning',
    summary: 'FROM and AS are written in one casing.',
  },
  ({ stage, file }, report) => {
    if (stage.name === undefined) return
    const words = fromWords(file.syntax?.words(stage))
    if (words === undefined) return
    const { keyword, as } = words
    const isLower = keyword === keyword.toLowerCase()
    if (!isLower && keyword !== keyword.toUpperCase()) return
    const wanted = isLower ? as.toLowerCase() : as.toUpperCase()
    if (as !== wanted) report({ message: `"${as}" is not written like "${keyword}"`, hint: `Write "${wanted}"` })
  },
)
