import { DockerfileError } from '../../problem/index.js'
import { interpolate } from '../shell/interpolate.js'
import { rawChunks } from '../shell/template.js'
import { CommandValue, shellCommand } from './command-value.js'

/** Runtime of `sh`. */
export function sh(strings: TemplateStringsArray, ...values: readonly unknown[]): CommandValue {
  const { text, uses } = interpolate('sh', rawChunks(strings), values)
  return new CommandValue(shellCommand([oneLine(text, 'sh`…`')]), uses)
}

/** A command on one line, without the blanks around it; those mean nothing to a shell. */
export function oneLine(text: string, what: string): string {
  if (text.includes('\n')) {
    throw new DockerfileError({
      code: 'newline-in-command',
      message: `${what} has a newline: a command is one line`,
      hint: 'Write and(…) for steps that depend on each other, script`…` for a script, or lines`…` for an exact layout',
    })
  }
  const start = text.trimStart()
  const end = start.trimEnd()
  // An escaped blank at the end is a character of its own.
  return end.endsWith('\\') && end.length < start.length ? start : end
}
