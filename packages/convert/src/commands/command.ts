import type { Command, ShellCommand } from '@stagecraft/core/model'
import { array, string, type Expression } from '../expression.js'
import { andChain } from './and-chain.js'
import { heredocForms } from './heredocs.js'
import { linesTemplate } from './lines.js'
import { packageForms } from './packages.js'

/**
 * The ways to say a command, the one that reads best first. Which of them are right, the caller finds out: not every
 * form gives the same text.
 */
export function* commandForms(command: Command): Generator<Expression> {
  if (command.form === 'exec') {
    yield array(command.args.map(string))
    return
  }
  if (command.heredocs.length > 0) yield* heredocForms(command)
  else {
    const strings = textLines(command)
    if (strings !== undefined) {
      // Where the command begins below its keyword or flags, an indentation of four spaces is the usual one.
      if (strings[0] === '' && strings.length > 1) yield* chainForms([strings[1]!.trimStart(), ...strings.slice(2)])
      yield* chainForms(strings)
    }
  }
  yield* linesTemplate(command)
}

function* chainForms(lines: readonly string[]): Generator<Expression> {
  if (lines.length === 1) yield string(lines[0]!)
  else {
    yield* packageForms(lines)
    yield* andChain(lines)
  }
}

/** The lines of a command that has no comments. */
function textLines(command: ShellCommand): readonly string[] | undefined {
  return command.lines.every((line) => typeof line === 'string') ? (command.lines as readonly string[]) : undefined
}
