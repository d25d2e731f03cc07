import { entryRule } from '../../engine/rule.js'
import { texts } from '../../shell/arguments.js'
import { isStraight, lastOf, type SimpleCommand } from '../../shell/commands.js'
import { commandsOf } from '../../shell/run-commands.js'

export const shellStateLost = entryRule(
  {
    name: 'shell-state-lost',
    severity: 'warning',
    summary: 'A RUN does not end by changing the folder or the variables of a shell that is over.',
    hadolint: ['DL3003'],
  },
  {
    run: (run, report, at) => {
      const commands = commandsOf(run, at) ?? []
      const last = lastOf(commands)
      if (last === undefined || !isStraight(last) || last.isPiped || last.after !== '') return
      // Who has gone to another folder may go back for tidiness.
      if (last.name === 'cd' && commands.some((one) => one !== last && one.name === 'cd')) return
      const lost = lostBy(last)
      if (lost === undefined) return
      report({
        message: `${last.name} at the end of a RUN has no effect: ${lost.what} of a shell end with its RUN`,
        hint: lost.hint,
      })
    },
  },
)

interface Lost {
  readonly what: string
  readonly hint: string
}

function lostBy(command: SimpleCommand): Lost | undefined {
  // What is written to a file stays.
  if (command.redirections.some(({ operator }) => operator.startsWith('>'))) return undefined
  const words = texts(command)
  // Without a value they only say what there is: `export -p`, `umask`.
  const isAsked = words.every((word) => /^-[a-zA-Z]+$/.test(word))
  switch (command.name) {
    case 'cd':
      return { what: 'folder and variables', hint: 'Write WORKDIR, or put what needs the folder into the same RUN' }
    case 'export':
      return isAsked
        ? undefined
        : { what: 'variables', hint: 'Write ENV, or put what needs the variable into the same RUN' }
    case 'alias':
    case 'umask':
    case 'ulimit':
      return isAsked ? undefined : { what: 'settings', hint: 'Put it into the RUN that needs it' }
    case '.':
    case 'source':
      return /(?:^|\/)(?:activate|nvm\.sh|\.cargo\/env|\.bashrc|\.profile|\.bash_profile|\.zshrc)$/.test(words[0] ?? '')
        ? { what: 'variables', hint: 'Put what needs them into the same RUN, or write ENV' }
        : undefined
    default:
      return undefined
  }
}
