import { entryRule } from '../../engine/rule.js'
import { hasOption, hidesOptions } from '../../shell/arguments.js'
import { commandsOf } from '../../shell/run-commands.js'
import type { ShellWord, SimpleCommand } from '../../shell/commands.js'
import { insertionFix } from '../../shell/edit-script.js'

export const assumeYes = entryRule(
  {
    name: 'assume-yes',
    severity: 'warning',
    summary: 'yum, dnf, zypper and pacman are told to answer their own questions.',
    hadolint: ['DL3030', 'DL3034', 'DL3038'],
    fix: 'adds the option that answers',
  },
  {
    run: (run, report, at) => {
      for (const command of commandsOf(run, at) ?? []) {
        const found = questionOf(command)
        if (found === undefined) continue
        report({
          message: `${command.name} ${found.verb.text} asks before it does anything, and nobody answers in a build`,
          hint: `Write ${command.name}${found.before}${found.verb.text}${found.behind}`,
          fix: insertionFix(
            run,
            [
              { at: found.verb.start, text: found.before.trimStart() },
              { at: found.verb.end, text: found.behind },
            ],
            at,
          ),
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

/** The subcommand that would wait for an answer, and what has to stand around it. */
interface Question {
  readonly verb: ShellWord
  readonly before: string
  readonly behind: string
}

/** Subcommands that change nothing: what stands behind them is looked for. */
const looks = /^(?:list|ls|search|se|info|if|show|provides|whatprovides|wp|repoquery|help)$/

const askers = new Set(['yum', 'dnf', 'dnf5', 'tdnf', 'zypper', 'pacman'])

function questionOf(command: SimpleCommand): Question | undefined {
  const { name, arguments: words } = command
  if (!askers.has(name) || command.isPiped || hidesOptions(command)) return undefined
  const asked = (
    isVerb: (text: string) => boolean,
    answers: readonly string[],
    around: Omit<Question, 'verb'>,
  ): Question | undefined => {
    const at = words.findIndex(({ text }) => isVerb(text))
    const verb = words[at]
    if (words.slice(0, Math.max(at, 0)).some(({ text }) => looks.test(text))) return undefined
    return verb === undefined || hasOption(command, ...answers) ? undefined : { verb, ...around }
  }
  switch (name) {
    case 'yum':
    case 'dnf':
    case 'dnf5':
    case 'tdnf':
      return asked((text) => rpmVerbs.includes(text), ['-y', '--assumeyes', '--downloadonly', '--assumeno'], {
        before: ' ',
        behind: ' -y',
      })
    case 'zypper':
      return asked(
        (text) => zypperVerbs.includes(text),
        ['-n', '-y', '--non-interactive', '--no-confirm', '--dry-run', '--download-only'],
        { before: ' --non-interactive ', behind: '' },
      )
    case 'pacman':
      // `pacman -Sy` alone fetches the lists, and has nothing to ask.
      if (!words.some(({ text }) => /^-S\w*u|^--sysupgrade$|^[^-]/.test(text))) return undefined
      return asked((text) => /^-(?:S(?!s|i|l|g|p|c)|R|U)/.test(text), ['--noconfirm', '--print'], {
        before: ' --noconfirm ',
        behind: '',
      })
    default:
      return undefined
  }
}
