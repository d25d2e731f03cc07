import { entryRule } from '../../engine/rule.js'
import { hasOption, texts } from '../../shell/arguments.js'
import { insertionFix } from '../../shell/edit-script.js'
import { commandsOf } from '../../shell/run-commands.js'

export const hugeUid = entryRule(
  {
    name: 'huge-uid',
    severity: 'warning',
    summary: 'A user with a large number is made without an entry in the log of logins.',
    hadolint: ['DL3046'],
    fix: 'adds --no-log-init',
  },
  {
    run: (run, report, at) => {
      for (const command of commandsOf(run, at) ?? []) {
        if (command.name !== 'useradd' || hasOption(command, '-l', '--no-log-init')) continue
        const uid = uidOf(texts(command))
        if (uid === undefined || !/^\d{6,}$/.test(uid)) continue
        report({
          message: `the number ${uid} makes the logs of logins, /var/log/lastlog and faillog, huge files in this layer`,
          hint: 'Write useradd --no-log-init',
          fix: insertionFix(run, [{ at: command.arguments[0]!.start, text: '--no-log-init ' }], at),
        })
      }
    },
  },
)

/** The number: behind its option, or a part of it. */
function uidOf(words: readonly string[]): string | undefined {
  for (const [at, word] of words.entries()) {
    const found = /^(?:--uid(?:=(.*))?|-[DFNUlmMor]*u(.*))$/.exec(word)
    if (found !== null) return found[1] ?? (found[2] === undefined || found[2] === '' ? words[at + 1] : found[2])
  }
  return undefined
}
