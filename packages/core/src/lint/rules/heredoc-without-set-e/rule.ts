import { shellText, type Run } from '../../../model/index.js'
import type { Change } from '../../engine/change.js'
import { stageRule } from '../../engine/rule.js'
import { readsPosix } from '../../engine/stage-facts.js'
import { failureCounts, type SimpleCommand, type Surroundings } from '../../shell/commands.js'
import { simpleCommands } from '../../shell/read-script.js'
import { withInBody } from '../../shell/edit-script.js'
import { isWhole } from '../../shell/run-commands.js'

export const heredocWithoutSetE = stageRule(
  {
    name: 'heredoc-without-set-e',
    severity: 'warning',
    summary: 'A script in a heredoc stops at the first command that fails.',
    fix: 'begins the script with set -e, where nothing in it counts on a failure',
  },
  (inherited: { stops: boolean } | undefined) => ({ stops: inherited?.stops ?? false }),
  {
    entries: {
      shell: ({ args }, _report, _at, state) => {
        state.stops = args.slice(1).some((word) => word === 'errexit' || /^-[a-z]*e/.test(word))
      },
      run: (run, report, { isTrigger, facts }, state) => {
        const { command } = run
        // Another program than a shell has other rules.
        if (command.form !== 'shell' || command.heredocs.length !== 1 || !readsPosix(facts)) return
        if (stopsAtFailure(shellText(command), state.stops) !== false) return
        const { body, stripTabs } = command.heredocs[0]!
        const first = body.split('\n', 1)[0]!
        if (first.startsWith('#!') && !/^#!\s*\/(?:usr\/)?bin\/(?:env\s+)?(?:ba|da|a)?sh\s*$/.test(first)) return
        if (/(?:^|[\n;&])\s*set\s+(?:-[a-zA-Z]*e|.*-o\s+errexit)/.test(body)) return
        const ignored = simpleCommands(body)?.filter((one) => isIgnored(one) && !isLookedAt(one, body)) ?? []
        if (ignored.length === 0) return
        const isWindows = body.includes('\r')
        report({
          message: 'the script goes on when a command fails, and only its last command decides whether the build does',
          hint: isWindows
            ? 'Begin it with set -e, in a file whose lines end with a newline alone: a shell takes a carriage return for text'
            : 'Begin it with set -e',
          fix: isTrigger || isWindows || countsOnFailures(body, ignored) ? undefined : stopping(run, body, stripTabs),
        })
      },
    },
  },
)

const isShell = (program: string): boolean => /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(program)

/**
 * Whether the shell that reads the heredoc of a RUN stops by itself: the one of the stage, or another that the command starts
 * with the heredoc as its input, as `RUN bash <<EOF` and `RUN <<EOF bash` do. Nothing where no shell reads it as a script.
 */
function stopsAtFailure(text: string, stops: boolean): boolean | undefined {
  if (isWhole(text)) return stops
  const words = text
    .replace(/(?:^|\s)<<-?\s*[^\s<>|;&]+(?=\s|$)/, ' ')
    .trim()
    .split(/\s+/)
  const [program = '', ...options] = words
  if (!isShell(program) || !options.every((word) => /^(?:-[a-z]+|errexit|pipefail)$/.test(word))) return undefined
  if (options.some((word) => /^-[a-z]*c/.test(word))) return undefined
  return options.some((word) => word === 'errexit' || /^-[a-z]*e/.test(word))
}

/** Whether the script asks for the status of a command itself. */
const isLookedAt = ({ end }: SimpleCommand, body: string): boolean =>
  /^[^\n]*(?:\n\s*[^\n]*)?\$\?/.test(body.slice(end))

/** Programs whose status is an answer: another one than 0 is no failure. */
const asking = new Set(
  'grep egrep fgrep diff cmp test [ [[ expr let which command type id getent pgrep wait (('.split(' '),
)

/** Whether set -e would end the script where it goes on as it was meant to. */
const countsOnFailures = (body: string, ignored: readonly SimpleCommand[]): boolean =>
  /\$\?|(?:^|[^$])\(\(/.test(body) || ignored.some(({ name }) => asking.has(name))

/** Written like the line below it, behind a line that names the interpreter. */
function stopping(run: Run, body: string, stripTabs: boolean): readonly Change[] | undefined {
  const at = body.startsWith('#!') ? body.indexOf('\n') + 1 : 0
  const indent = (stripTabs ? /^[\t ]*/ : /^ */).exec(body.slice(at))![0]
  const by = withInBody(run, at, `${indent}set -e\n`)
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
