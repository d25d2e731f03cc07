import { cleanPath } from '../ignore/clean-path.js'
import { isStraight, type ShellWord, type SimpleCommand } from '../lint/shell/commands.js'
import { simpleCommands } from '../lint/shell/read-script.js'
import { shellText, type Cmd, type Command, type Entrypoint, type Healthcheck } from '../model/index.js'
import type { CopiedFile } from './context-files.js'
import { Refusal } from './refusal.js'
import type { SingleStage } from './steps.js'

type Starter = Cmd | Entrypoint | Healthcheck

/** A program that the container runs. */
export interface Program {
  /** Without its folder. */
  readonly name: string
  /** Absolute and clean, where a path is written. */
  readonly path: string | undefined
  readonly arguments: readonly string[]
  readonly entry: Starter
  readonly isHealthcheck: boolean
}

/** What the container runs, and what it needs for that. */
export interface Started {
  readonly programs: readonly Program[]
  /** Something is read by a shell. */
  readonly needsShell: boolean
  readonly needsBash: boolean
  /** Scripts of the build context that are run, as paths of the image. */
  readonly scripts: readonly string[]
}

/** Programs whose only business is to start the one that is named behind their options. */
const inits = new Set(['tini', 'dumb-init', 'tini-static'])

/** What every shell does by itself, and does without changing where it is. */
const ofShell = new Set(
  ': [ test echo printf set export true false exit shift wait trap exec umask ulimit unset read sleep mkdir chmod chown cat ls date id'.split(
    ' ',
  ),
)

/** All arguments of a script, as it passes them on. */
const isAll = (text: string): boolean => text === '$@' || text === '${@}'

/** The arguments that a script has after `set -- …` or `shift`; nothing when the command is another. */
function changes(
  { name, arguments: words }: SimpleCommand,
  lists: readonly (readonly string[])[],
  said: (words: readonly ShellWord[], list: readonly string[]) => readonly string[],
): readonly (readonly string[])[] | undefined {
  if (name === 'shift') return lists.map((list) => list.slice(Number(words[0]?.text ?? 1)))
  const at = words.findIndex(({ text }) => text === '--')
  return name === 'set' && at !== -1 ? lists.map((list) => said(words.slice(at + 1), list)) : undefined
}

/** Reads CMD, ENTRYPOINT and HEALTHCHECK. @throws {Refusal} where it is not known what they run */
export function readStarted(
  { steps, facts, context, stage }: SingleStage,
  files: readonly CopiedFile[] | undefined,
): Started {
  const last = <K extends Starter['kind']>(kind: K): Extract<Starter, { kind: K }> | undefined =>
    steps
      .map(({ entry }) => entry)
      .filter((entry): entry is Extract<Starter, { kind: K }> => entry.kind === kind)
      .at(-1)
  const entrypoint = last('entrypoint')
  const cmd = last('cmd')
  const health = last('healthcheck')
  if (entrypoint === undefined && cmd === undefined) {
    throw new Refusal('it has neither CMD nor ENTRYPOINT, so what the container runs is not known', stage)
  }
  const programs: Program[] = []
  const scripts: string[] = []
  let needsShell = false
  let needsBash = false

  readMain()
  if (health?.command !== undefined) read(health.command, health)
  return { programs, needsShell, needsBash, scripts }

  function readMain(): void {
    if (entrypoint === undefined) return read(cmd!.command, cmd!)
    if (entrypoint.command.form === 'shell' || cmd === undefined) return read(entrypoint.command, entrypoint)
    if (cmd.command.form === 'shell') {
      throw new Refusal('CMD in shell form gives a shell to ENTRYPOINT, which is not followed', cmd)
    }
    exec([...entrypoint.command.args, ...cmd.command.args], entrypoint)
  }

  function read(command: Command, entry: Starter): void {
    if (command.form === 'exec') return exec(command.args, entry)
    if (command.heredocs.length > 0) throw new Refusal('a heredoc that the container runs is not followed', entry)
    shell(shellText(command), entry)
  }

  function exec(words: readonly string[], entry: Starter): void {
    const [first = '', ...rest] = words
    const name = first.slice(first.lastIndexOf('/') + 1)
    if (/^(?:ba|da|a)?sh$/.test(name)) {
      const isOption = (at: number): boolean => rest[at]!.startsWith('-') || /^[-+]\w*o$/.test(rest[at - 1] ?? '')
      const at = rest.findIndex((_, one) => !isOption(one))
      const flag = rest.findIndex((word) => /^-\w*c$/.test(word))
      if (name === 'bash') needsBash = true
      needsShell = true
      if (flag !== -1 && (at === -1 || flag < at)) return shell(rest[flag + 1] ?? '', entry)
      const script = rest[at]
      if (script === undefined) throw new Refusal('it starts a shell, which may run anything', entry)
      // Unlike a program, a script is looked for where the shell is.
      return program({ text: script.includes('/') ? script : `./${script}`, rest: rest.slice(at + 1) }, entry)
    }
    if (inits.has(name)) {
      add(first, [], entry)
      const at = rest.findIndex((word) => !word.startsWith('-') || word === '--')
      const started = rest.slice(rest[at] === '--' ? at + 1 : at)
      if (at === -1 || started.length === 0) throw new Refusal(`${name} is given no program`, entry)
      return exec(started, entry)
    }
    program({ text: first, rest }, entry)
  }

  function shell(text: string, entry: Starter): void {
    needsShell = true
    const commands = simpleCommands(text)
    if (commands === undefined) throw new Refusal('its shell text is not understood', entry)
    for (const command of commands) {
      if (ofShell.has(command.name) && command.starters.length === 0) continue
      const at = command.words.length - command.arguments.length - 1
      const word = command.words[at]!
      if (!word.isPlain) throw new Refusal(`a variable says what it runs: ${word.text}`, entry)
      if (command.name === 'cd' && !isStraight(command)) throw new Refusal('it changes folders in a branch', entry)
      if (command.name === 'cd') throw new Refusal('it changes the folder before it runs the program', entry)
      exec([word.text, ...command.arguments.map(({ text: one }) => one)], entry)
    }
  }

  function program({ text, rest }: { text: string; rest: readonly string[] }, entry: Starter): void {
    const path = pathOf(text, entry)
    const file = path === undefined ? undefined : files?.find((one) => one.path === path)
    const script = file === undefined ? undefined : context?.read(file.source)
    if (script === undefined || (!script.startsWith('#!') && !path!.endsWith('.sh'))) return add(text, rest, entry)
    const interpreter = /^#!\s*(\S+)(?:[ \t]+(\S+))?/.exec(script)
    const words = [interpreter?.[1] ?? '', interpreter?.[2] ?? ''].join(' ')
    if (interpreter !== null && !/\b(?:ba|da|a)?sh\b/.test(words)) {
      // A program in the language of the image, started by its first line.
      return add(text, rest, entry)
    }
    if (scripts.includes(path!)) throw new Refusal(`${text} runs itself`, entry)
    scripts.push(path!)
    if (/\bbash\b/.test(words)) needsBash = true
    try {
      scriptCommands(script, rest, entry)
    } catch (error) {
      if (error instanceof Refusal) throw new Refusal(`${text}: ${error.message}`, entry)
      throw error
    }
  }

  function scriptCommands(script: string, given: readonly string[], entry: Starter): void {
    needsShell = true
    const commands = simpleCommands(script)
    if (commands === undefined) throw new Refusal('its text is not understood', entry)
    // What `"$@"` may be: a branch may give the script arguments of its own.
    let lists: readonly (readonly string[])[] = [given]
    const said = (words: readonly ShellWord[], list: readonly string[]): readonly string[] =>
      words.flatMap(({ text }) => (isAll(text) ? list : [text]))
    for (const command of commands) {
      const changed = changes(command, lists, said)
      if (changed !== undefined) lists = isStraight(command) ? changed : [...lists, ...changed]
      if (ofShell.has(command.name) && command.starters.length === 0) continue
      const at = command.words.length - command.arguments.length - 1
      const word = command.words[at]!
      if (!word.isPlain && !isAll(word.text)) throw new Refusal(`a variable says what it runs: ${word.text}`, entry)
      if (command.name === 'cd') throw new Refusal('it changes the folder before it runs the program', entry)
      for (const list of lists) {
        const words = said(command.words.slice(at), list)
        if (words.length > 0) exec(words, isOfCmd(words) ? cmd! : entry)
      }
    }
  }

  /** Whether CMD says these words, and ENTRYPOINT passes them on. */
  function isOfCmd(words: readonly string[]): boolean {
    return (
      entrypoint !== undefined &&
      cmd?.command.form === 'exec' &&
      cmd.command.args.length === words.length &&
      cmd.command.args.every((word, at) => word === words[at])
    )
  }

  function add(text: string, rest: readonly string[], entry: Starter): void {
    if (text === '') throw new Refusal('it runs nothing', entry)
    programs.push({
      name: text.slice(text.lastIndexOf('/') + 1),
      path: pathOf(text, entry),
      arguments: rest,
      entry,
      isHealthcheck: entry.kind === 'healthcheck',
    })
  }

  function pathOf(text: string, entry: Starter): string | undefined {
    if (!text.includes('/')) return undefined
    if (text.startsWith('/')) return cleanPath(text)
    if (facts.workdir === undefined) throw new Refusal('the folder in which it runs is not known', entry)
    return cleanPath(`${facts.workdir}/${text}`)
  }
}
