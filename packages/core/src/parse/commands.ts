import {
  healthcheckFlags,
  node,
  runFlags,
  type Cmd,
  type Command,
  type Entrypoint,
  type ExecCommand,
  type Healthcheck,
  type HealthcheckFlags,
  type Run,
  type RunFlags,
  type Shell,
  type ShellCommand,
} from '../model/index.js'
import { isSpace, skipSpace } from '../model/lexical/white-space.js'
import { jsonList, separatedWords } from './arguments.js'
import { hasNoFlags, readFlags } from './flags.js'
import { heredocsOf, lowered, type Lowered } from './lowered.js'
import { report, type Reading, type Source } from './reading.js'
import { shellLines } from './shell-lines.js'
import type { Stages } from './stages.js'
import { didYouMean } from '../problem/index.js'
import { excerpt } from '../model/lexical/expressible.js'

export function lowerRun(reading: Reading, source: Source, stages: Stages): Lowered | undefined {
  const flags = readFlags<RunFlags>(reading, source, stages, runFlags)
  const command = readCommand(reading, source)
  if (flags === undefined || command === undefined) return undefined
  const hasMounts = flags.mounts !== undefined
  return withLayout(source, command, (read) =>
    node<Run>({ kind: 'run', flags, command: hasMounts ? belowFlags(read) : read }),
  )
}

export function lowerCmd(reading: Reading, source: Source): Lowered | undefined {
  const command = hasNoFlags(reading, source) ? readCommand(reading, source) : undefined
  return command && withLayout(source, command, (read) => node<Cmd>({ kind: 'cmd', command: read }))
}

export function lowerEntrypoint(reading: Reading, source: Source): Lowered | undefined {
  const command = hasNoFlags(reading, source) ? readCommand(reading, source) : undefined
  return command && withLayout(source, command, (read) => node<Entrypoint>({ kind: 'entrypoint', command: read }))
}

export function lowerShell(reading: Reading, source: Source): Lowered | undefined {
  if (!hasNoFlags(reading, source)) return undefined
  const list = jsonList(reading, source)
  if (list === 'refused') return undefined
  if (source.start === source.end || list?.length === 0) {
    return report(reading, source, {
      code: 'missing-argument',
      message: 'SHELL: the program is missing',
      hint: shellHint,
    })
  }
  if (list === undefined) {
    const found = excerpt(source.line.text.slice(source.start, source.end))
    const message = `SHELL takes a JSON list, found ${found}`
    return report(reading, source, { code: 'bad-json', message, hint: shellHint }, source.start)
  }
  return lowered(source, node<Shell>({ kind: 'shell', args: Object.freeze([...list]) }))
}

const shellHint = 'It is written SHELL ["/bin/bash", "-c"]'

export function lowerHealthcheck(reading: Reading, source: Source, stages: Stages): Lowered | undefined {
  const { text } = source.line
  const type = separatedWords(text, source.start, source.end)[0]
  if (type === undefined) {
    const message = 'HEALTHCHECK: NONE or CMD is missing'
    return report(reading, source, { code: 'missing-argument', message })
  }
  const word = text.slice(type.start, type.end)
  const upper = word.toUpperCase()
  const start = afterWord(text, type.end, source.end)
  const list = jsonList(reading, source, start)
  if (list === 'refused') return undefined
  if (upper === 'NONE') return lowerNone(reading, source, list, start)
  if (upper !== 'CMD') {
    const message = `HEALTHCHECK: ${excerpt(word)} is neither CMD nor NONE`
    const hint = didYouMean(word, ['CMD', 'NONE']) ?? 'A command is written HEALTHCHECK CMD command'
    return report(reading, source, { code: 'bad-option', message, hint }, type.start, type.end)
  }
  const flags = readFlags<HealthcheckFlags>(reading, source, stages, healthcheckFlags)
  if (start === source.end || list?.length === 0) {
    const message = 'HEALTHCHECK CMD: the command is missing'
    return report(reading, source, { code: 'missing-argument', message })
  }
  // White space that is not ASCII stays in the command here, and could not be written otherwise.
  if (flags === undefined || (list === undefined && isSpace(text.charCodeAt(start)))) return undefined
  const command = list === undefined ? shell(reading, source, type.end) : exec(list)
  return withLayout(source, command, (read) => node<Healthcheck>({ kind: 'healthcheck', flags, command: read }))
}

function lowerNone(
  reading: Reading,
  source: Source,
  list: readonly string[] | undefined,
  start: number,
): Lowered | undefined {
  if (list === undefined ? start < source.end : list.length > 0) {
    const message = 'HEALTHCHECK NONE takes nothing after it'
    return report(reading, source, { code: 'too-many-arguments', message }, start)
  }
  reportIgnoredFlags(reading, source, 'HEALTHCHECK NONE')
  return lowered(source, node<Healthcheck>({ kind: 'healthcheck', flags: Object.freeze({}) }))
}

/**
 * Beneath mounts, which have a line each, a command that begins on the next line is what the canonical form prints: the
 * break before it and its indentation are layout of the flags.
 */
function belowFlags(command: Command): Command {
  if (command.form === 'exec' || command.lines[0] !== '') return command
  const lines = [...command.lines]
  while (lines[0] === '' && typeof lines[1] === 'string') {
    const [, next] = lines
    lines.splice(0, 2, next.slice(skipSpace(next, 0, next.length)))
  }
  return Object.freeze({ ...command, lines: Object.freeze(lines) })
}

/** Some instructions take flags and never look at them: BuildKit says nothing, so it is a warning here. */
export function reportIgnoredFlags(reading: Reading, source: Source, what: string): void {
  for (const { text, start, end } of source.flags) {
    const message = `${what} has no flags, and BuildKit ignores ${excerpt(text)} silently`
    report(reading, source, { code: 'ignored-flag', severity: 'warning', message }, start, end)
  }
}

function afterWord(text: string, from: number, to: number): number {
  const next = separatedWords(text, from, to)[0]
  return next === undefined ? to : next.start
}

type Read = { readonly command: Command; readonly layout?: Pick<Lowered, 'before' | 'after'> }

function readCommand(reading: Reading, source: Source): Read | undefined {
  const list = jsonList(reading, source)
  if (list === 'refused') return undefined
  return list === undefined ? shell(reading, source, source.flagsEnd) : exec(list)
}

function exec(list: readonly string[]): Read {
  return { command: Object.freeze<ExecCommand>({ form: 'exec', args: Object.freeze([...list]) }) }
}

function shell(reading: Reading, source: Source, start: number): Read {
  const layout = shellLines(reading, source, start)
  const heredocs = heredocsOf(reading, source)
  return { command: Object.freeze<ShellCommand>({ form: 'shell', lines: layout.lines, heredocs }), layout }
}

function withLayout(source: Source, { command, layout }: Read, make: (command: Command) => Lowered['entry']): Lowered {
  const entry = make(command)
  return layout === undefined ? lowered(source, entry) : { entry, before: layout.before, after: layout.after }
}
