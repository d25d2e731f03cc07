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
import { contextPaths } from '../../engine/context.js'
import { stageRule, type Report } from '../../engine/rule.js'
import { isOfWindows } from '../../engine/stage-facts.js'
import { perFile } from '../../engine/worked-out.js'
import type { EntryView, FileView, StageView } from '../../engine/views.js'
import { execWords } from '../../shell/exec-words.js'
import { askedPlatform } from '../from-platform-flag-const-disallowed/go-platform.js'

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
    message: `${keywords[kind]} is in shell form: a shell is the process that gets signals such as SIGTERM`,
    hint: `Write ${keywords[kind]} ["program", "argument"], or choose the shell with SHELL`,
    fix:
      at.isTrigger || state.isWindows || meansMore(entry, state, at)
        ? undefined
        : inExecForm(entry, command, at.stage.file),
  })
}

function inExecForm(entry: Cmd | Entrypoint, command: ShellCommand, file: FileView): readonly Change[] | undefined {
  const words = execWords(shellText(command))
  if (words === undefined || lacksInterpreter(words[0]!, file)) return undefined
  const by = node<Cmd | Entrypoint>({ ...entry, command: Object.freeze({ form: 'exec', args: list(words) }) })
  return [{ kind: 'replace', node: entry, by }]
}

const copied = perFile(({ file }) => contextPaths(file))

/** A script without `#!` is run by a shell alone. */
function lacksInterpreter(program: string, view: FileView): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1)
  if (view.context === undefined) return false
  return copied(view).some((path) => {
    const text = path === name || path.endsWith(`/${name}`) ? view.context?.read(path) : undefined
    return text !== undefined && !text.startsWith('#!') && !text.includes('\0')
  })
}

/** In exec form an ENTRYPOINT gets the CMD as its arguments; in shell form it heeds none. */
function meansMore({ kind }: Cmd | Entrypoint, state: State, { stage }: EntryView): boolean {
  if (kind === 'cmd') return state.hasEntrypoint || has('entrypoint', stage.stage)
  return withCommand(stage.file).has(stage.index)
}

const has = (kind: Entry['kind'], { instructions }: Stage): boolean => instructions.some((entry) => entry.kind === kind)

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
