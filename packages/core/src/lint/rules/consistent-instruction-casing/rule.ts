import { allKeywords, type Node } from '../../../model/index.js'
import { respelled } from '../../engine/change.js'
import { fileRule } from '../../engine/rule.js'
import { isInstruction } from '../../engine/run.js'

const upperCase = /[A-Z]+(?=[\t\v\f\r ])/y
const known: ReadonlySet<string> = new Set(allKeywords)

export const consistentInstructionCasing = fileRule(
  {
    name: 'ConsistentInstructionCasing',
    severity: 'warning',
    summary: 'All keywords are upper case, or all are lower case.',
    needs: 'text',
    fix: 'writes keywords as most are',
    isFileWide: true,
  },
  ({ file, syntax }, report) => {
    if (syntax === undefined) return
    const isUpper = (node: Node): boolean => node.kind !== 'raw' && syntax.begins(node, upperCase)
    // Nearly all files are written so, and of those nothing has to be gathered.
    if (
      file.stages.every(
        (stage) => isUpper(stage) && stage.instructions.every((entry) => !isInstruction(entry) || isUpper(entry)),
      )
    )
      return
    const keywords: { readonly node: Node; readonly keyword: string }[] = []
    let lower = 0
    let upper = 0
    const count = (node: Node): void => {
      const keyword = syntax.keyword(node)
      // Of what is no instruction an error is told.
      if (keyword === undefined || !known.has(keyword.toUpperCase())) return
      keywords.push({ node, keyword })
      if (keyword === keyword.toUpperCase()) upper++
      else if (keyword === keyword.toLowerCase()) lower++
    }
    for (const stage of file.stages) {
      count(stage)
      for (const entry of stage.instructions) if (isInstruction(entry)) count(entry)
    }
    if (upper === keywords.length) return
    const wanted = lower > upper ? 'lower' : 'upper'
    for (const { node, keyword } of keywords) {
      const right = wanted === 'lower' ? keyword.toLowerCase() : keyword.toUpperCase()
      if (keyword === right) continue
      report({
        message: `"${keyword}" stands among keywords that are ${wanted} case`,
        hint: `Write "${right}"`,
        at: node,
        fix: syntax
          .words(node)
          ?.slice(0, 1)
          .map((word) => respelled(node, word, right)),
      })
    }
  },
)
