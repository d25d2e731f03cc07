import { entryRule } from '../../engine/rule.js'
import { hasOption, hidesOptions } from '../../shell/arguments.js'
import { packageInstallOf } from '../../shell/package-managers.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

export const aptRecommends = entryRule(
  {
    name: 'apt-recommends',
    severity: 'info',
    summary: 'apt-get installs what is named and what that needs, not what it recommends.',
    // Whether what is recommended is wanted, nobody knows but the author.
    on: false,
    hadolint: ['DL3015'],
  },
  {
    run: (run, report, at) => {
      if (!at.stage.isShipped || /install-recommends/i.test(scriptOf(run, at) ?? '')) return
      const command = commandsOf(run, at)?.find((one) => packageInstallOf(one)?.manager === 'apt')
      if (command === undefined || hidesOptions(command) || hasOption(command, '--no-install-recommends')) return
      report({
        message: `${command.name} install takes recommended packages along, which are often more than what was asked for`,
        hint: `Write ${command.name} install --no-install-recommends`,
      })
    },
  },
)
