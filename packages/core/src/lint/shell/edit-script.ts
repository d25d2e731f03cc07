import { list, node, shellText, type Run, type ShellCommand } from '../../model/index.js'
import type { Change } from '../engine/change.js'
import type { EntryView } from '../engine/views.js'
import { isWhole } from './run-commands.js'

/** The RUN with something added to what `scriptOf` reads of it, at that offset; nothing for exec form. */
export function withInserted(run: Run, at: number, text: string): Run | undefined {
  const { command } = run
  if (command.form === 'exec') return undefined
  const [heredoc] = command.heredocs
  if (heredoc === undefined) return withCommand(run, { ...command, lines: list(insertedInLines(command, at, text)) })
  return isWhole(shellText(command)) ? withInBody(run, at, text) : undefined
}

/** The RUN with something added to the body of its first heredoc, at that offset. */
export function withInBody(run: Run, at: number, text: string): Run | undefined {
  const { command } = run
  const [heredoc, ...others] = command.form === 'exec' ? [] : command.heredocs
  if (command.form === 'exec' || heredoc === undefined) return undefined
  const body = heredoc.body.slice(0, at) + text + heredoc.body.slice(at)
  return withCommand(run, { ...command, heredocs: list([node({ ...heredoc, body }), ...others]) })
}

/** The fix that adds texts to what `scriptOf` reads of a RUN, each at its offset; nothing where that is not sure. */
export function insertionFix(
  run: Run,
  insertions: readonly { readonly at: number; readonly text: string }[],
  { isTrigger }: Pick<EntryView, 'isTrigger'>,
): readonly Change[] | undefined {
  if (isTrigger || insertions.length === 0) return undefined
  let by: Run | undefined = run
  // From behind, so that offsets stay what they are.
  for (const { at, text } of [...insertions].sort((one, other) => one.at - other.at).reverse())
    by = by && withInserted(by, at, text)
  return by && [{ kind: 'replace', node: run, by }]
}

function insertedInLines({ lines }: ShellCommand, at: number, text: string): ShellCommand['lines'] {
  let passed = 0
  let isDone = false
  return lines.map((line) => {
    if (typeof line !== 'string') return line
    const here = at - passed
    passed += line.length
    if (isDone || here > line.length) return line
    isDone = true
    return line.slice(0, here) + text + line.slice(here)
  })
}

/**
 * The RUN with one more command at the end of its `&&` chain, laid out as the others are: on a line of its own where the
 * command has several.
 */
export function withLastCommand(run: Run, text: string): Run | undefined {
  const { command } = run
  if (command.form === 'exec' || command.heredocs.length > 0) return undefined
  const lines = [...command.lines]
  const last = lines.pop() as string
  const strings = lines.filter((line) => typeof line === 'string')
  const leading = [...strings.slice(1), last].reverse().find((line) => /^\s*&&/.test(line))
  const indent = /^\s*/.exec(strings[1] ?? last)![0]
  if (strings.length === 0) lines.push(`${last} && ${text}`)
  else if (leading !== undefined) lines.push(`${last} `, /^\s*&&\s*/.exec(leading)![0] + text)
  else if (strings.some((line) => /&&\s*$/.test(line))) lines.push(`${last} && `, indent + text)
  else lines.push(`${last} `, `${indent}&& ${text}`)
  return withCommand(run, { ...command, lines: list(lines) })
}

const withCommand = (run: Run, command: ShellCommand): Run => node({ ...run, command: Object.freeze(command) })
