import { findHeredocs } from '../find-heredocs.js'
import { cutLines } from '../lines-text.js'
import { rawChunks } from '../shell/template.js'
import { CommandValue, shellCommand } from './command-value.js'

/** Runtime of `lines`: Dockerfile text, verbatim. */
export function lines(strings: TemplateStringsArray, ...values: readonly string[]): CommandValue {
  const text = rawChunks(strings)
    .map((chunk, index) => chunk + (values[index] ?? ''))
    .join('')
  const { lines: cut, bodies } = cutLines(text, 'lines`…`')
  return new CommandValue(shellCommand(cut, findHeredocs('RUN', cut, bodies, 'lines`…`')))
}
