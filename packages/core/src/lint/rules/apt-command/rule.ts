import { entryRule } from '../../engine/rule.js'
import { verbOf } from '../../shell/arguments.js'
import { commandsOf } from '../../shell/run-commands.js'

export const aptCommand = entryRule(
  {
    name: 'apt-command',
    severity: 'info',
    summary: 'Scripts use apt-get, not apt.',
    // It says so itself, and works all the same.
    on: false,
    hadolint: ['DL3027'],
  },
  {
    run: (run, report, at) => {
      const command = commandsOf(run, at)?.find(({ name }) => name === 'apt')
      if (command === undefined) return
      const verb = verbOf(command)
      report({
        message: 'apt is for people: what it prints, and asks, may change from release to release',
        hint: `Write apt-get${verb === undefined ? '' : ` ${verb}`}`,
      })
    },
  },
)
