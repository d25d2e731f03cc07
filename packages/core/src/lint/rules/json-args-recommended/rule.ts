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
import type { ResolvedBase } from '../../../check/stages/resolve.js'
import type { Change } from '../../engine/change.js'
import { contextPaths } from '../../engine/context.js'
import { stageRule } from '../../engine/rule.js'
import type { EntryView, FileView, StageView } from '../../engine/views.js'
import { execWords } from '../../shell/exec-words.js'

interface State {
  hasShell: boolean
  hasEntrypoint: boolean
}

export const jsonArgsRecommended = stageRule(
  {
    name: 'JSONArgsRecommended',
    severity: 'warning',
    summary: 'CMD and ENTRYPOINT are written in exec form, unless the stage chose a shell.',
    hadolint: ['DL3025'],
    fix: 'writes exec form, where no shell is needed and no other instruction gets another meaning',
  },
  (inherited: State | undefined): State => ({ ...(inherited ?? { hasShell: false, hasEntrypoint: false }) }),
  (state, report) => {
    const visit = (entry: Cmd | Entrypoint, at: EntryView): void => {
      const { kind, command } = entry
      if (kind === 'entrypoint') state.hasEntrypoint = true
      if (command.form !== 'shell' || state.hasShell) return
      report({
        message: `${keywords[kind]} is in shell form: a shell is the process that gets signals such as SIGTERM`,
        hint: `Write ${keywords[kind]} ["program", "argument"], or choose the shell with SHELL`,
        fix:
          at.isTrigger || mayBeWindows(at.stage) || meansMore(entry, state, at)
            ? undefined
            : inExecForm(entry, command, at.stage.file),
      })
    }
    return {
      entries: {
        cmd: visit,
        entrypoint: visit,
        shell: () => {
          state.hasShell = true
        },
      },
    }
  },
)

function inExecForm(entry: Cmd | Entrypoint, command: ShellCommand, file: FileView): readonly Change[] | undefined {
  const words = execWords(shellText(command))
  if (words === undefined || lacksInterpreter(words[0]!, file)) return undefined
  const by = node<Cmd | Entrypoint>({ ...entry, command: Object.freeze({ form: 'exec', args: list(words) }) })
  return [{ kind: 'replace', node: entry, by }]
}

/** A script without `#!` is run by a shell alone. */
function lacksInterpreter(program: string, { file, context }: FileView): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1)
  return contextPaths(file).some((path) => {
    const text = path === name || path.endsWith(`/${name}`) ? context?.read(path) : undefined
    return text !== undefined && !text.startsWith('#!') && !text.includes('\0')
  })
}

/** In exec form an ENTRYPOINT gets the CMD as its arguments; in shell form it heeds none. */
function meansMore({ kind }: Cmd | Entrypoint, state: State, { stage }: EntryView): boolean {
  const has = (wanted: Entry['kind'], of: Stage): boolean => of.instructions.some((entry) => entry.kind === wanted)
  if (kind === 'cmd') return state.hasEntrypoint || has('entrypoint', stage.stage)
  const { bases } = stage.file.resolved
  const heirs = new Set([stage.index])
  return stage.file.file.stages.some((one, index) => {
    const base = bases[index]
    if (base?.kind === 'stage' && heirs.has(base.index)) heirs.add(index)
    return heirs.has(index) && has('cmd', one)
  })
}

/** The shell of Windows has other rules, and its programs other names. */
function mayBeWindows({ index, file }: StageView): boolean {
  if (file.lex.escape === '`') return true
  for (let at: number | undefined = index; at !== undefined;) {
    const { platform } = file.file.stages[at]!
    if (typeof platform === 'string' && platform.startsWith('windows')) return true
    const base: ResolvedBase = file.resolved.bases[at]!
    if (base.kind === 'image' && /windows|nanoserver/i.test(base.evaluated.text ?? '')) return true
    at = base.kind === 'stage' ? base.index : undefined
  }
  return false
}
