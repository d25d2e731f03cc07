import { stageRule } from '../../engine/rule.js'
import type { ShellWord, SimpleCommand } from '../../shell/commands.js'
import { insertionFix } from '../../shell/edit-script.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

const asks = new Set([
  'install',
  'upgrade',
  'dist-upgrade',
  'full-upgrade',
  'remove',
  'purge',
  'autoremove',
  'build-dep',
])
const yes =
  /^(?:-[a-zA-Z]*y[a-zA-Z]*|-qq|-[a-zA-Z]*qq|--yes|--assume-yes|-q=2|--force-yes|-s|--simulate|--dry-run|--download-only|-d)$/

export const aptAssumeYes = stageRule(
  {
    name: 'apt-assume-yes',
    severity: 'warning',
    summary: 'apt-get is told to answer its own questions.',
    hadolint: ['DL3014'],
    fix: 'adds -y',
  },
  (inherited: { isConfigured: boolean } | undefined) => ({ isConfigured: inherited?.isConfigured ?? false }),
  {
    entries: {
      run: (run, report, at, state) => {
        const script = scriptOf(run, at) ?? ''
        if (script.includes('::')) state.isConfigured ||= /APT::Get::Assume-Yes/i.test(script)
        if (state.isConfigured) return
        for (const command of commandsOf(run, at) ?? []) {
          const verb = questionOf(command)
          if (verb === undefined) continue
          report({
            message: `${command.name} ${verb.text} asks when there is more to do than what is named, and nobody answers in a build`,
            hint: `Write ${command.name} ${verb.text} -y`,
            fix: insertionFix(run, [{ at: verb.end, text: ' -y' }], at),
          })
        }
      },
    },
  },
)

/** The subcommand that would wait for an answer. */
function questionOf({ name, arguments: words, isPiped }: SimpleCommand): ShellWord | undefined {
  if ((name !== 'apt-get' && name !== 'apt') || isPiped) return undefined
  // What a variable stands for may hold the flag.
  if (words.some(({ text, isPlain }) => yes.test(text) || (!isPlain && text.startsWith('$')))) return undefined
  const at = words.findIndex(({ text }) => asks.has(text))
  const verb = words[at]
  // With nothing named there is nothing to take away.
  const isEmpty =
    /^(?:remove|purge)$/.test(verb?.text ?? '') && !words.slice(at + 1).some(({ text }) => !text.startsWith('-'))
  return isEmpty ? undefined : verb
}
