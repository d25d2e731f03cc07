import { shellText, type Run } from '../../../model/index.js'
import type { Change } from '../../engine/change.js'
import { stageRule } from '../../engine/rule.js'
import { readsPosix } from '../../engine/stage-facts.js'
import { failureCounts, type SimpleCommand, type Surroundings } from '../../shell/commands.js'
import { simpleCommands } from '../../shell/read-script.js'
import { withInserted } from '../../shell/edit-script.js'
import { isWhole } from '../../shell/run-commands.js'

export const heredocWithoutSetE = stageRule(
  {
    name: 'heredoc-without-set-e',
    severity: 'warning',
    summary: 'A script in a heredoc stops at the first command that fails.',
    fix: 'begins the script with set -e',
  },
  (inherited: { stops: boolean } | undefined) => ({ stops: inherited?.stops ?? false }),
  {
    entries: {
      shell: ({ args }, _report, _at, state) => {
        state.stops = args.slice(1).some((word) => word === 'errexit' || /^-[a-z]*e/.test(word))
      },
      run: (run, report, { isTrigger, facts }, state) => {
        const { command } = run
        if (state.stops || command.form !== 'shell' || command.heredocs.length !== 1 || !isWhole(shellText(command)))
          return
        // Another program than a shell has other rules.
        if (!readsPosix(facts)) return
        const { body, stripTabs } = command.heredocs[0]!
        const first = body.split('\n', 1)[0]!
        if (first.startsWith('#!') && !/^#!\s*\/(?:usr\/)?bin\/(?:env\s+)?(?:ba|da|a)?sh\s*$/.test(first)) return
        if (/(?:^|[\n;&])\s*set\s+(?:-[a-zA-Z]*e|.*-o\s+errexit)/.test(body)) return
        if (simpleCommands(body)?.some(isIgnored) !== true) return
        report({
          message: 'the script goes on when a command fails, and only its last command decides whether the build does',
          hint: 'Begin it with set -e',
          fix: isTrigger ? undefined : stopping(run, body, stripTabs),
        })
      },
    },
  },
)

/** Written like the line below it, behind a line that names the interpreter. */
function stopping(run: Run, body: string, stripTabs: boolean): readonly Change[] | undefined {
  const at = body.startsWith('#!') ? body.indexOf('\n') + 1 : 0
  const indent = (stripTabs ? /^[\t ]*/ : /^ */).exec(body.slice(at))![0]
  const by = withInserted(run, at, `${indent}set -e\n`)
  return by === undefined ? undefined : [{ kind: 'replace', node: run, by }]
}

/** Commands whose failure is no matter, or does not happen. */
const trivial = new Set(
  'echo printf set export readonly local shift true : mkdir touch chmod trap umask alias read exit return break continue'.split(
    ' ',
  ),
)

/** Whether the script goes on when the command fails, and nobody has said that it should. */
function isIgnored(command: SimpleCommand): boolean {
  if (trivial.has(command.name) || !failureCounts(command)) return false
  // It writes what a heredoc holds.
  if (command.name === 'cat' && command.arguments.length === 0) return false
  for (
    let one: Surroundings | undefined = command.within, after = command.after;
    ;
    after = one.after, one = one.outer
  ) {
    if (after === ';') return true
    if (one === undefined) return false
  }
}
