import { evaluate } from '../../../check/expand/evaluate.js'
import type { Stage, Word } from '../../../model/index.js'
import { imageNameFault } from '../../../model/lexical/image-name.js'
import { fromRule } from '../../engine/rule.js'

export const invalidDefaultArgInFrom = fromRule(
  {
    name: 'InvalidDefaultArgInFrom',
    severity: 'warning',
    summary: 'FROM is an image also when no build argument is given.',
    isFileWide: true,
    covers: ['bad-image'],
  },
  ({ stage, file: { defaults, lex } }, report) => {
    const word = baseWord(stage)
    if (word === undefined) return
    const { text } = evaluate(word, defaults.lookup, lex)
    const fault = text === undefined ? undefined : imageNameFault(text)
    if (fault === undefined) return
    report({
      message: `FROM is "${text}" when no build argument is given, and ${fault}`,
      hint: 'Give the argument a default that works',
    })
  },
)

function baseWord({ base }: Stage): Word | undefined {
  switch (base.kind) {
    case 'image-reference':
      return base.reference
    case 'stage-reference':
      return typeof base.stage === 'string' ? base.stage : undefined
    case 'scratch':
      return undefined
  }
}
