import { entryRule } from '../../engine/rule.js'
import { isStraight, lastOf, type SimpleCommand } from '../../shell/commands.js'
import { commandsOf } from '../../shell/run-commands.js'

export const processLost = entryRule(
  {
    name: 'process-lost',
    severity: 'warning',
    summary: 'A RUN does not end by starting a process that ends with it.',
    hadolint: ['DL3001'],
  },
  {
    run: (run, report, at) => {
      const commands = commandsOf(run, at) ?? []
      const last = lastOf(commands)
      if (last === undefined || !isStraight(last)) return
      const what = startedBy(last)
      if (what === undefined) return
      report({
        message: `${what} is started at the end of a RUN, and ends with it: an image holds files, no processes`,
        hint: 'Start it with CMD or ENTRYPOINT, or use it in the same RUN',
      })
    },
  },
)

function startedBy(command: SimpleCommand): string | undefined {
  if (command.after === '&') return command.name
  const [first, second] = command.arguments.slice(0, 2).map(({ text }) => text)
  if (command.name === 'service') return isStart(second) ? first : undefined
  if (command.name === 'systemctl') return isStart(first) ? second : undefined
  if (command.words[0]?.text.startsWith('/etc/init.d/') === true) return isStart(first) ? command.name : undefined
  return undefined
}

const isStart = (word: string | undefined): boolean => word === 'start' || word === 'restart'
