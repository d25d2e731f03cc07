import { entryRule } from '../../engine/rule.js'
import { fileName } from '../../files/paths.js'
import { operands } from '../../shell/arguments.js'
import { commandsOf } from '../../shell/run-commands.js'

export const shellReplaced = entryRule(
  {
    name: 'shell-replaced',
    severity: 'info',
    summary: 'Another shell for RUN is chosen with SHELL, not by replacing /bin/sh.',
    hadolint: ['DL4005'],
  },
  {
    run: (run, report, at) => {
      const command = commandsOf(run, at)?.find((one) => {
        if (one.name !== 'ln' && one.name !== 'mv') return false
        const words = operands(one)
        return words[1]?.text === '/bin/sh' && /^(?:bash|zsh|ksh|fish)$/.test(fileName(words[0]!.text))
      })
      if (command === undefined) return
      report({
        message: 'every script of the system now runs with another shell than it was written for',
        hint: 'Write SHELL ["/bin/bash", "-c"]',
      })
    },
  },
)
