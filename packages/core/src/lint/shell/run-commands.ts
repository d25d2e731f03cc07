import { shellText, type Run } from '../../model/index.js'
import { simpleCommands, type SimpleCommand } from './commands.js'

/** The text that a shell runs for a RUN; nothing when a program is started without a shell. */
export function scriptOf({ command }: Run): string | undefined {
  if (command.form === 'exec') {
    const [program = '', flag = '', text] = command.args
    return /^(?:\/bin\/|\/usr\/bin\/)?(?:ba|da|a)?sh$/.test(program) && /^-[a-z]*c$/.test(flag) ? text : undefined
  }
  const text = shellText(command)
  const [heredoc, ...others] = command.heredocs
  if (heredoc === undefined) return text
  // Only a heredoc that is the whole command is a script; others are input for a program.
  return others.length === 0 && isWhole(text) ? heredoc.body : undefined
}

export const isWhole = (text: string): boolean => /^\s*<<-?\s*\S+\s*$/.test(text)

const known = new WeakMap<Run, readonly SimpleCommand[] | null>()

/** The simple commands of a RUN, worked out once for all rules; nothing when they are not known for sure. */
export function commandsOf(run: Run): readonly SimpleCommand[] | undefined {
  let found = known.get(run)
  if (found === undefined) {
    found = read(run) ?? null
    known.set(run, found)
  }
  return found ?? undefined
}

function read(run: Run): readonly SimpleCommand[] | undefined {
  const script = scriptOf(run)
  if (script !== undefined) return script.startsWith('#!') ? undefined : simpleCommands(script)
  if (run.command.form === 'shell') return undefined
  const [program = '', ...rest] = run.command.args
  const words = rest.map((text) => ({ text, isPlain: true, end: 0 }))
  const name = program.slice(program.lastIndexOf('/') + 1)
  return [{ name, arguments: words, assignments: [], isPiped: false, end: 0 }]
}
