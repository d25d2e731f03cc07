import { shellText, type Run } from '../../model/index.js'
import { readsPosix } from '../engine/stage-facts.js'
import { perEntry } from '../engine/worked-out.js'
import { alone, type SimpleCommand } from './commands.js'
import { simpleCommands } from './read-script.js'
import { simpleCommand, type Around } from './simple-command.js'

/** The text that a shell runs for a RUN; nothing when a program is started without a shell. */
export const scriptOf = perEntry(readScript)

/** The same, for who visits nothing. */
export function readScript({ command }: Run): string | undefined {
  if (command.form === 'exec') {
    const [program = '', flag = '', text] = command.args
    return /^(?:\/bin\/|\/usr\/bin\/)?(?:ba|da|a)?sh$/.test(program) && /^-[a-z]*c$/.test(flag) ? text : undefined
  }
  const text = shellText(command)
  const { heredocs } = command
  if (heredocs.length === 0) return text
  // A heredoc that is the whole command is a script; others are input for programs, and the shell reads them.
  if (heredocs.length === 1 && isWhole(text)) return heredocs[0]!.body
  return [text, ...heredocs.map(({ body, delimiter }) => body + delimiter)].join('\n')
}

export const isWhole = (text: string): boolean => /^\s*<<-?\s*\S+\s*$/.test(text)

/**
 * The simple commands of a RUN; nothing when they are not known for sure, or when another shell than sh or one of its kind
 * reads them.
 */
export const commandsOf = perEntry((run: Run, at): readonly SimpleCommand[] | undefined =>
  run.command.form === 'shell' && !readsPosix(at.facts) ? undefined : readCommands(run, scriptOf(run, at)),
)

/** The same, for who visits nothing and knows that the shell is one of those. */
export const commandsIn = (run: Run): readonly SimpleCommand[] | undefined => readCommands(run, readScript(run))

function readCommands({ command }: Run, script: string | undefined): readonly SimpleCommand[] | undefined {
  if (script !== undefined) {
    const commands = isForAnother(script) ? undefined : simpleCommands(script)
    // `{{ clean }}`: a template is filled in before anybody builds.
    return commands?.some(({ name }) => name.startsWith('{{') || name.startsWith('{%')) === true ? undefined : commands
  }
  if (command.form === 'shell') return undefined
  const words = command.args.map((text) => ({ text, isPlain: true, start: 0, end: 0 }))
  const one = simpleCommand(words, nothing)
  return one === undefined ? [] : [one]
}

/** Whether the first line of a script names another interpreter than a shell. */
function isForAnother(script: string): boolean {
  return script.startsWith('#!') && !/^#!\s*\/(?:usr\/)?(?:local\/)?bin\/(?:env\s+)?(?:ba|da|a)?sh\b/.test(script)
}

/** What is around the command of an exec form. */
const nothing: Around = { ...alone, redirections: [], within: { ...alone, kind: 'script' } }
