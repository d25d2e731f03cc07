import {
  keywords,
  list,
  node,
  shellText,
  type Cmd,
  type Entry,
  type Entrypoint,
  type ShellCommand,
  type Stage,
} from '../../../model/index.js'
import type { Change } from '../../engine/change.js'
import { stageRule, type Report } from '../../engine/rule.js'
import { isOfWindows } from '../../engine/stage-facts.js'
import { perFile } from '../../engine/worked-out.js'
import type { EntryView, StageView } from '../../engine/views.js'
import { execWords } from '../../shell/exec-words.js'
import { simpleCommands } from '../../shell/read-script.js'
import { askedPlatform } from '../from-platform-flag-const-disallowed/go-platform.js'
import { isUnknownScript } from './unknown-script.js'

interface State {
  hasShell: boolean
  hasEntrypoint: boolean
  readonly isWindows: boolean
}

export const jsonArgsRecommended = stageRule(
  {
    name: 'JSONArgsRecommended',
    severity: 'warning',
    summary: 'CMD and ENTRYPOINT are written in exec form, unless the stage chose a shell.',
    hadolint: ['DL3025'],
    fix: 'writes exec form, where no shell is needed and no other instruction gets another meaning',
  },
  (inherited: State | undefined, stage): State => ({
    hasShell: inherited?.hasShell ?? false,
    hasEntrypoint: inherited?.hasEntrypoint ?? false,
    isWindows: inherited?.isWindows === true || isWindows(stage),
  }),
  {
    entries: {
      cmd: visit,
      entrypoint: visit,
      shell: (_entry, _report, _at, state) => {
        state.hasShell = true
      },
    },
  },
)

function visit(entry: Cmd | Entrypoint, report: Report, at: EntryView, state: State): void {
  const { kind, command } = entry
  if (kind === 'entrypoint') state.hasEntrypoint = true
  if (command.form !== 'shell' || state.hasShell) return
  report({
    ...said(kind, command),
    fix:
      at.isTrigger || state.isWindows || meansMore(entry, state, at) ? undefined : inExecForm(entry, command, at.stage),
  })
}

/** What is true of the command: `exec` gives the process to the program, and exec form replaces no variables. */
function said(kind: 'cmd' | 'entrypoint', command: ShellCommand): { readonly message: string; readonly hint: string } {
  const keyword = keywords[kind]
  const text = shellText(command)
  const hint = `Write ${keyword} ["program", "argument"], or choose the shell with SHELL`
  const [only, ...others] = simpleCommands(text) ?? []
  const isOne = only !== undefined && others.length === 0
  const message =
    isOne && only.starters[0] === 'exec'
      ? `${keyword} is in shell form: a shell starts the program, and exec makes that the process that gets signals`
      : `${keyword} is in shell form: a shell is the process that gets signals such as SIGTERM`
  if (!isOne || only.words.every(({ isPlain }) => isPlain)) return { message, hint }
  const asks = 'Exec form replaces no variables: to keep them, choose the shell with SHELL ["/bin/sh", "-c"] before it'
  return { message, hint: only.starters[0] === 'exec' ? asks : `${asks}, and begin the command with exec` }
}

function inExecForm(
  entry: Cmd | Entrypoint,
  command: ShellCommand,
  { index, file }: StageView,
): readonly Change[] | undefined {
  const words = execWords(shellText(command))
  if (words === undefined || isUnknownScript(words[0]!, index, file)) return undefined
  const by = node<Cmd | Entrypoint>({ ...entry, command: Object.freeze({ form: 'exec', args: list(words) }) })
  return [{ kind: 'replace', node: entry, by }]
}

/** In exec form an ENTRYPOINT gets the CMD as its arguments; in shell form it heeds none. */
function meansMore({ kind }: Cmd | Entrypoint, state: State, { stage }: EntryView): boolean {
  if (kind === 'cmd') return state.hasEntrypoint || withEntrypoint(stage.file).has(stage.index)
  return withCommand(stage.file).has(stage.index)
}

const has = (kind: Entry['kind'], { instructions }: Stage): boolean => instructions.some((entry) => entry.kind === kind)

const withEntrypoint = perFile(
  ({ file: { stages } }) => new Set(stages.flatMap((stage, index) => (has('entrypoint', stage) ? [index] : []))),
)

/** The stages that have a CMD, or that one begins with which has. */
const withCommand = perFile(({ file: { stages }, resolved: { bases } }) => {
  const found = new Set<number>()
  for (let index = stages.length - 1; index >= 0; index--) {
    const base = bases[index]!
    if (has('cmd', stages[index]!)) found.add(index)
    if (found.has(index) && base.kind === 'stage') found.add(base.index)
  }
  return found
})

/** The shell of Windows has other rules, and its programs other names. */
const isWindows = (stage: StageView): boolean =>
  stage.file.lex.escape === '`' || /^windows/i.test(askedPlatform(stage) ?? '') || isOfWindows(stage.base)
