import { DockerfileError } from '../../problem/index.js'
import type { ShellCommand, ShellLine } from '../../model/index.js'
import { mergeUses, wrongArgument } from '../handle.js'
import { ShellScanner } from '../shell/scan.js'
import { CommandValue, shellCommand, type Mounted } from './command-value.js'

/** Runtime of `and`. */
export function and(...parts: readonly (string | CommandValue)[]): CommandValue {
  if (parts.length === 0) {
    throw new DockerfileError({ code: 'empty-sources', message: 'and() needs at least one command' })
  }
  const joined = (mounted: Mounted): ShellCommand => shellCommand(chain(parts.map((part) => partLines(part, mounted))))
  const values = parts.filter((part) => part instanceof CommandValue)
  return new CommandValue(
    joined([]),
    mergeUses(...values.map(({ uses }) => uses)),
    values.some(({ below }) => below !== undefined) ? joined : undefined,
  )
}

function chain(parts: readonly (readonly ShellLine[])[]): ShellLine[] {
  return parts.flatMap((lines, index) =>
    lines.map((line, at) => {
      if (typeof line !== 'string') return line
      const text = at === 0 && index > 0 ? `    && ${line}` : line
      // Inside a part lines are joined as they are: a word may go on.
      const isJoint = at === lines.length - 1 && index < parts.length - 1
      return isJoint && !text.endsWith(' ') ? `${text} ` : text
    }),
  )
}

function partLines(part: string | CommandValue, mounted: Mounted): readonly ShellLine[] {
  if (typeof part === 'string') return [joinable(part)]
  if (!(part instanceof CommandValue)) throw wrongArgument('and(…)', 'commands', part)
  const command = part.below?.(mounted) ?? part.nested ?? part.command
  if (command.form === 'exec') throw refused('an exec form', 'it has no shell that could join it')
  if (command.heredocs.length > 0) throw refused('a heredoc', 'the lines after it would be its body')
  if (command.lines.length === 1) return [joinable(command.lines[0] as string)]
  return joinableLines(command.lines)
}

/** The same for a part of several lines: `lines` may have written anything into them. */
function joinableLines(lines: readonly ShellLine[]): readonly ShellLine[] {
  const text = lines.filter((line) => typeof line === 'string').join('')
  if (joinable(text) === text.trim()) return lines
  const last = lines.length - 1
  return lines.map((line, at) => {
    if (typeof line !== 'string') return line
    return `${at === 0 ? '{ ' : ''}${at === last ? `${line.trimEnd()}; }` : line}`
  })
}

/** A separator at the end that no backslash makes a character of its own. */
const endsOpen = /(?:^|[^\\])(?:\\\\)*[;&|]$/

/** One part of a `&&` chain that stays one: braced when it is a list of its own. */
function joinable(part: string): string {
  const text = part.trim()
  if (text === '') throw refused('an empty part', 'a shell refuses it')
  const scanner = new ShellScanner().feed(text)
  const { comment, heredoc, newline, separator } = scanner.top
  if (newline || text.includes('\n')) throw refused(`a newline in ${quote(text)}`, 'pass one command a part')
  if (comment) throw refused(`a comment in ${quote(text)}`, 'it would hide the parts after it')
  if (heredoc) throw refused(`a heredoc in ${quote(text)}`, 'the lines after it would be its body')
  if (scanner.open) throw refused(`an open quote or group in ${quote(text)}`, 'it would swallow the parts after it')
  if (endsOpen.test(text)) throw refused(`${quote(text)}, which ends with ${text.at(-1)}`, 'leave that away')
  return separator ? `{ ${text}; }` : text
}

function quote(text: string): string {
  return `"${text.length > 50 ? `${text.slice(0, 50)}…` : text}"`
}

function refused(what: string, why: string): DockerfileError {
  return new DockerfileError({
    code: 'command-part',
    message: `and(…) cannot join ${what}: ${why}`,
    hint: 'Write script`…` for what is more than a chain of commands',
  })
}
