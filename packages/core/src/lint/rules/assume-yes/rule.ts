import { entryRule } from '../../engine/rule.js'
import { hasOption, hidesOptions } from '../../shell/arguments.js'
import { commandsOf } from '../../shell/run-commands.js'
import type { SimpleCommand } from '../../shell/commands.js'

export const assumeYes = entryRule(
  {
    name: 'assume-yes',
    severity: 'warning',
    summary: 'yum, dnf, zypper and pacman are told to answer their own questions.',
    hadolint: ['DL3030', 'DL3034', 'DL3038'],
  },
  {
    run: (run, report, at) => {
      for (const command of commandsOf(run, at) ?? []) {
        const found = questionOf(command)
        if (found === undefined) continue
        report({
          message: `${command.name} ${found.verb} asks before it does anything, and nobody answers in a build`,
          hint: `Write ${found.answer}`,
        })
      }
    },
  },
)

const rpmVerbs = [
  'install',
  'localinstall',
  'groupinstall',
  'reinstall',
  'update',
  'upgrade',
  'remove',
  'erase',
  'autoremove',
  'swap',
  'downgrade',
]
const zypperVerbs = ['install', 'in', 'remove', 'rm', 'update', 'up', 'patch', 'dist-upgrade', 'dup']

/** The subcommand that would wait for an answer, and how it is written without. */
function questionOf(command: SimpleCommand): { readonly verb: string; readonly answer: string } | undefined {
  if (command.isPiped || hidesOptions(command)) return undefined
  const { name, arguments: words } = command
  const verb = (verbs: readonly string[]): string | undefined => words.find(({ text }) => verbs.includes(text))?.text
  switch (name) {
    case 'yum':
    case 'dnf':
    case 'dnf5':
    case 'tdnf': {
      const found = verb(rpmVerbs)
      const answers = hasOption(command, '-y', '--assumeyes', '--downloadonly', '--assumeno')
      return found === undefined || answers ? undefined : { verb: found, answer: `${name} ${found} -y` }
    }
    case 'zypper': {
      const found = verb(zypperVerbs)
      const answers = hasOption(
        command,
        '-n',
        '-y',
        '--non-interactive',
        '--no-confirm',
        '--dry-run',
        '--download-only',
      )
      return found === undefined || answers ? undefined : { verb: found, answer: `zypper --non-interactive ${found}` }
    }
    case 'pacman': {
      const found = words.find(({ text }) => /^-(?:S(?!s|i|l|g|p|c)|R|U)/.test(text))?.text
      const answers = hasOption(command, '--noconfirm', '--print')
      return found === undefined || answers ? undefined : { verb: found, answer: `pacman --noconfirm ${found}` }
    }
    default:
      return undefined
  }
}
