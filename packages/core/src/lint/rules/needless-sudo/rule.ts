import { entryRule } from '../../engine/rule.js'
import { isRoot } from '../../engine/stage-facts.js'
import type { ShellWord, SimpleCommand } from '../../shell/commands.js'
import { commandsOf } from '../../shell/run-commands.js'

export const needlessSudo = entryRule(
  {
    name: 'needless-sudo',
    severity: 'info',
    summary: 'Root needs no sudo.',
    hadolint: ['DL3004'],
  },
  {
    run: (run, report, at) => {
      const found = commandsOf(run, at)?.find(
        (command) =>
          command.starters.includes('sudo') &&
          !before(command).some(({ text }) => /^(?:-[a-zA-Z]*u|--user)/.test(text)),
      )
      if (found === undefined || !isRoot(at.facts)) return
      report({
        message: `${found.name} is run with sudo, and root is who runs this instruction`,
        hint: 'Leave sudo out; to run as somebody else write USER before it',
      })
    },
  },
)

/** The words before the program. */
const before = ({ words, arguments: behind }: SimpleCommand): readonly ShellWord[] =>
  words.slice(0, words.length - behind.length - 1)
