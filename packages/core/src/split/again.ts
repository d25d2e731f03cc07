import { cleanPath } from '../ignore/clean-path.js'
import { operands } from '../lint/shell/arguments.js'
import { readScript } from '../lint/shell/run-commands.js'
import { isRelated, isWithin } from '../lint/files/paths.js'
import { list, node, type Run } from '../model/index.js'
import type { Classified } from './classified.js'
import { shown } from './classify.js'
import { Refusal } from './refusal.js'

/**
 * What of a RUN the runtime needs too: accounts and folders, as far as they do not come from the builder. Nothing when it
 * needs none of it.
 *
 * @param taken paths that come from the builder, with what was done to them; none where all that is there is there already
 * @param left files that stay in the builder
 */
export function runAgain(
  run: Run,
  commands: readonly Classified[],
  taken: readonly string[],
  left: readonly string[] = [],
): Run | undefined {
  const kept = commands.filter((one) => isNeeded(run, one, taken) && !isUndone(one, commands) && !isFilled(one, left))
  if (kept.length === 0) return undefined
  if (kept.length === commands.filter(({ command }) => command.name !== 'set').length) return run
  const script = readScript(run)!
  const texts = kept.map(({ command }) => script.slice(command.words[0]!.start, command.end).replace(/\\?\n\s*/g, ' '))
  const lines = texts.map((text, at) => `${at === 0 ? '' : '    && '}${text}${at === texts.length - 1 ? '' : ' '}`)
  return node({ ...run, command: Object.freeze({ form: 'shell', lines: list(lines), heredocs: list([]) }) })
}

/** Whether the same RUN removes the folder that it makes. */
function isUndone({ command, cwd }: Classified, commands: readonly Classified[]): boolean {
  if (command.name !== 'mkdir') return false
  const removed = commands.filter((one) => one.command.name === 'rm').flatMap((one) => pathsOf(one))
  return pathsOf({ command, cwd }).every((path) => removed.includes(path))
}

/** Whether folders are made only for what stays in the builder. */
function isFilled({ command, cwd }: Classified, left: readonly string[]): boolean {
  return (
    command.name === 'mkdir' &&
    pathsOf({ command, cwd }).every((path) => left.some((file) => file !== path && isWithin(file, path)))
  )
}

function pathsOf({ command, cwd }: Pick<Classified, 'command' | 'cwd'>): readonly string[] {
  return operands(command).map(({ text }) => cleanPath(text.startsWith('/') ? text : `${cwd}/${text}`))
}

function isNeeded(run: Run, { command, role, cwd }: Classified, taken: readonly string[]): boolean {
  if (role === 'account' || role === 'preparation') return true
  if (role !== 'folder') return false
  const words = operands(command)
  if (words.some(({ isPlain }) => !isPlain))
    throw new Refusal(`a variable says what \`${shown(command)}\` changes`, run)
  const all = pathsOf({ command, cwd })
  // What follows the owner or the mode.
  const paths = command.name === 'mkdir' ? all : all.slice(1)
  const inside = paths.filter((path) => taken.some((one) => isWithin(path, one)))
  if (inside.length === paths.length) return false
  if (
    inside.length > 0 ||
    (command.name !== 'mkdir' && paths.some((path) => taken.some((one) => isRelated(path, one))))
  ) {
    throw new Refusal(`\`${shown(command)}\` changes what is in the builder only, and more`, run)
  }
  return true
}
