import { usesOf } from '../../../check/expand/evaluate.js'
import { didYouMeanVariable } from '../../engine/near-name.js'
import { fromRule } from '../../engine/rule.js'

export const undefinedArgInFrom = fromRule(
  {
    name: 'UndefinedArgInFrom',
    severity: 'warning',
    summary: 'FROM uses only arguments that are declared before the first FROM.',
    covers: ['undefined-variable', 'arg-scope'],
  },
  ({ stage, file: { globals, lex } }, report) => {
    const { base, platform } = stage
    const words = base.kind === 'image-reference' ? [base.reference, platform] : [platform]
    if (words.every((word) => typeof word !== 'object')) return
    const told = new Set<string>()
    for (const { name } of words.flatMap((word) => (word === undefined ? [] : usesOf(word, lex)))) {
      if (told.has(name) || globals.get(name) !== undefined) continue
      told.add(name)
      report({
        message: `FROM uses $${name}, and no ARG before the first FROM declares it`,
        hint: didYouMeanVariable(name, globals.names()),
        subject: name,
      })
    }
  },
)
