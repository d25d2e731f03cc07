import { problem, type Problem } from '@stagecraft/core'
import {
  list,
  node,
  type Dockerfile,
  type Entry,
  type Node,
  type Run,
  type ShellCommand,
  type Stage,
} from '@stagecraft/core/model'
import type { Place } from '@stagecraft/core'
import { laidOut } from './lay-out.js'
import { splitChain } from './split-chain.js'

export interface Restyled {
  readonly file: Dockerfile
  readonly problems: readonly Problem[]
}

/**
 * Lays commands out as the library does, where that means the same. BuildKit knows a RUN step by its text, so each is
 * built anew once, which is said.
 */
export function restyle(file: Dockerfile, places: ReadonlyMap<Node, Place>): Restyled {
  if (!isPosix(file)) return { file, problems: [] }
  const problems: Problem[] = []
  const stages = file.stages.map((stage) => {
    const instructions = stage.instructions.map((entry): Entry => {
      const changed = entry.kind === 'run' ? restyledRun(entry) : undefined
      if (changed === undefined) return entry
      problems.push(notice(places.get(entry)))
      return changed
    })
    return node<Stage>({ ...stage, instructions: list(instructions) })
  })
  return problems.length === 0
    ? { file, problems }
    : { file: node<Dockerfile>({ ...file, stages: list(stages) }), problems }
}

function notice(place: Place | undefined): Problem {
  const message =
    'this command is laid out anew and means the same; its step will be built once, as its text is another'
  return problem({ code: 'layout-changed', severity: 'info', message, place })
}

/** Whether all commands are read by a shell for which `&&` and quotes mean what they mean here. */
function isPosix({ directives, stages }: Dockerfile): boolean {
  if (directives.escape === '`') return false
  return stages.every(({ instructions }) =>
    instructions.every((entry) => entry.kind !== 'shell' || /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(entry.args[0] ?? '')),
  )
}

function restyledRun(run: Run): Run | undefined {
  const { command, flags } = run
  if (command.form !== 'shell' || command.heredocs.length > 0) return undefined
  const text = textOf(command)
  const parts = text === undefined ? undefined : splitChain(text)
  if (parts === undefined) return undefined
  const hasCaches = flags.mounts?.some(({ type }) => type === 'cache') === true
  const lines = laidOut(parts, hasCaches)
  if (lines === undefined || sameLines(lines.lines, command.lines)) return undefined
  return node<Run>({ ...run, command: lines })
}

/** The text, unless it has comments, which no other layout has a place for. */
function textOf({ lines }: ShellCommand): string | undefined {
  return lines.every((line) => typeof line === 'string') ? lines.join('') : undefined
}

/** Where the command begins on the line below the keyword, that is no layout of its own. */
function sameLines(a: ShellCommand['lines'], b: ShellCommand['lines']): boolean {
  const below = b[0] === '' && typeof b[1] === 'string' ? [b[1].trimStart(), ...b.slice(2)] : b
  return a.length === below.length && a.every((line, at) => line === below[at])
}
