import type { ShellWord, SimpleCommand } from './commands.js'

/** Programs that only start another one, with those of their options that take a value. */
const starters: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    sudo: ['-u', '-g', '-U', '-C', '-p', '-h', '-r', '-t', '--user', '--group'],
    env: ['-u', '-C', '--unset', '--chdir'],
    exec: ['-a'],
    command: [],
    nohup: [],
    nice: ['-n'],
    ionice: ['-c', '-n'],
    time: ['-f', '-o'],
    eatmydata: [],
  }),
)

const assignment = /^[A-Za-z_]\w*\+?=/

/** What is known of a command apart from its words. */
export type Around = Omit<SimpleCommand, 'name' | 'arguments' | 'words' | 'end' | 'assignments' | 'starters'>

/** A command from its words; nothing when there are only assignments. */
export function simpleCommand(words: readonly ShellWord[], around: Around): SimpleCommand | undefined {
  let assignments: string[] | undefined
  let started: string[] | undefined
  // A starter behind which no program stands is one itself.
  let last: number | undefined
  for (let at = 0; at < words.length; at++) {
    const { text } = words[at]!
    if (assignment.test(text)) {
      ;(assignments ??= []).push(text)
      continue
    }
    const name = text.slice(text.lastIndexOf('/') + 1)
    const withValue = starters.get(name)
    const next = withValue === undefined ? undefined : behindOptions(words, at + 1, withValue)
    // `command -v x` and `env` alone start nothing.
    if (next === undefined || (name === 'command' && words[at + 1]?.text.startsWith('-') === true)) {
      return made(words, at, name, assignments ?? none, started ?? none, around)
    }
    ;(started ??= []).push(name)
    last = at
    at = next - 1
  }
  if (last === undefined || started === undefined) return undefined
  return made(words, last, started.pop()!, assignments ?? none, started, around)
}

const none: readonly string[] = Object.freeze([])

/** Written out: a file has thousands of them. */
function made(
  words: readonly ShellWord[],
  at: number,
  name: string,
  assignments: readonly string[],
  started: readonly string[],
  { redirections, isPiped, isFeeding, isNegated, before, after, isCaught, isBackground, within }: Around,
): SimpleCommand {
  return {
    name,
    arguments: words.slice(at + 1),
    words,
    end: words[words.length - 1]!.end,
    assignments,
    starters: started,
    redirections,
    isPiped,
    isFeeding,
    isNegated,
    before,
    after,
    isCaught,
    isBackground,
    within,
  }
}

function behindOptions(words: readonly ShellWord[], from: number, withValue: readonly string[]): number | undefined {
  let at = from
  while (at < words.length && words[at]!.text.startsWith('-')) {
    const { text } = words[at]!
    at += withValue.includes(text) ? 2 : 1
    if (text === '--') break
  }
  return at < words.length ? at : undefined
}
