import { DockerfileError } from '../../problem/index.js'
import { list, type Command } from '../../model/index.js'
import { notText, wrongArgument, type ArgHandle } from '../handle.js'
import { noUses } from '../step.js'
import { CommandValue, lineCommand, type Mounted } from './command-value.js'
import { oneLine } from './sh.js'

export interface LoweredCommand {
  readonly command: Command
  readonly uses: readonly ArgHandle[]
  readonly posix: boolean
}

/** A command of the DSL: a string is shell form, a list exec form. `mounted` are the targets of its mounts. */
export function lowerCommand(call: string, given: unknown, mounted: Mounted = []): LoweredCommand {
  if (typeof given === 'string') {
    return {
      command: lineCommand(given.includes('\n') || given !== given.trim() ? oneLine(given, call) : given),
      uses: noUses,
      posix: false,
    }
  }
  if (Array.isArray(given)) {
    const bad = given.find((item) => typeof item !== 'string') as unknown
    if (bad !== undefined) {
      throw typeof bad === 'object'
        ? execPart(call, bad)
        : wrongArgument(`${call}: exec form`, 'a list of strings', bad)
    }
    return { command: Object.freeze({ form: 'exec', args: list(given as string[]) }), uses: noUses, posix: false }
  }
  if (given instanceof CommandValue) {
    return { command: formBelow(given, mounted), uses: given.uses, posix: given.posix }
  }
  const error = notText(given, call)
  throw error.code === 'secret-in-value'
    ? error
    : wrongArgument(call, 'a string, a list of strings, or a command such as and(…)', given)
}

function formBelow({ command, below, nested }: CommandValue, mounted: Mounted): Command {
  return below?.(mounted) ?? (mounted.length > 0 && nested !== undefined ? nested : command)
}

function execPart(call: string, part: object | null): DockerfileError {
  const error = notText(part, call)
  if (error.code === 'secret-in-value') return error
  return new DockerfileError({
    code: 'wrong-argument',
    message: `${call}: BuildKit expands no variables in exec form, so a list holds only strings`,
    hint: 'Write sh`…` for a shell that expands them',
  })
}
