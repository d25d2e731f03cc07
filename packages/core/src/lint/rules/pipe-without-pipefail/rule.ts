import { bottomImage } from '../../engine/bottom-image.js'
import { entryRule } from '../../engine/rule.js'
import { failureCounts, type SimpleCommand } from '../../shell/commands.js'
import { commandsOf } from '../../shell/run-commands.js'

export const pipeWithoutPipefail = entryRule(
  {
    name: 'pipe-without-pipefail',
    severity: 'warning',
    summary: 'A download or a build whose output goes to a pipe stops the build when it fails.',
    hadolint: ['DL4006'],
  },
  {
    run: (run, report, at) => {
      const commands = commandsOf(run, at)
      if (commands?.some(({ isFeeding }) => isFeeding) !== true) return
      if (at.facts.shell.some((word) => word.includes('pipefail')) || withPipefail.test(bottomImage(at.stage) ?? ''))
        return
      for (const [index, command] of commands.entries()) {
        if (command.name === 'set' && command.arguments.some(({ text }) => text === 'pipefail')) return
        if (!command.isFeeding || !failureCounts(command)) continue
        // Commands of substitutions stand between the two.
        const reader = commands
          .slice(index + 1, index + 10)
          .find(({ isPiped, within }) => isPiped && within === command.within)
        if (reader === undefined || !hides(command, reader)) continue
        report({
          message: `${reader.name} works also when ${command.name} fails, and the status of ${command.name} is lost in the pipe`,
          hint: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] before it where the image has bash, or download to a file first',
        })
        return
      }
    },
  },
)

/** Publishers whose images say `-o pipefail` in a SHELL of their own. */
const withPipefail = /(?:^|\/)(?:jupyter|home-assistant|homeassistant|hassio-addons)\//

const downloads = new Set(['curl', 'wget', 'aria2c', 'git'])

/** Programs that are content with no input at all. */
const content = new Set(
  'sh bash ash dash zsh python python2 python3 node perl ruby php tee cat sed awk gawk cut head tail sort tr xargs jq'.split(
    ' ',
  ),
)

/** Commands of which nobody expects a failure. */
const harmless = new Set(
  'echo printf cat tac rev yes ls env date true : find head tail dpkg grep sed awk cut sort uniq tr wc jq tee'.split(
    ' ',
  ),
)

function hides(writer: SimpleCommand, reader: SimpleCommand): boolean {
  if (reader.name === 'tee') return !harmless.has(writer.name)
  return downloads.has(writer.name) && content.has(reader.name)
}
