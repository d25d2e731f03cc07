import { shellText, type Command, type RunFlags } from '../../model/index.js'
import { csvFields } from '../../model/lexical/csv-fields.js'
import { goBoolean } from '../../model/lexical/go-number.js'
import { heredocWord } from '../../model/lexical/heredoc-words.js'
import { skipSpace, trimSpace } from '../../model/lexical/white-space.js'

/** What is executed, with the shell if one is called. Comments between its lines are not. */
export function executed(command: Command, shell: readonly string[] = ['/bin/sh', '-c']): readonly unknown[] {
  if (command.form === 'exec') return command.args
  const text = trimmed(shellText(command))
  const { heredocs } = command
  const [first] = heredocs
  if (first === undefined) return [...shell, text]
  const whole = heredocs.length === 1 ? heredocWord(text) : undefined
  if (whole === undefined) {
    return [...shell, [text, ...heredocs.map(({ body, delimiter }) => body + delimiter)].join('\n')]
  }
  // The heredoc is the command: its name is nothing to anybody, unless it becomes that of a program.
  const script = whole.stripTabs ? first.body.replace(/^\t+/gm, '') : first.body
  return script.startsWith('#!') ? [...shell, whole.delimiter, { program: script }] : [...shell, script]
}

function trimmed(text: string): string {
  const start = skipSpace(text, 0, text.length)
  return text.slice(start, trimSpace(text, start, text.length))
}

/** What of the other flags counts. */
export function conditions({ network, security, devices = [] }: RunFlags): readonly unknown[] {
  return [
    network === 'default' ? undefined : network,
    security === 'sandbox' ? undefined : security,
    devices.map(device),
  ]
}

/** The name of a device, and whether it must be there. */
function device(text: string): unknown {
  const fields = csvFields(text)
  const [first, ...others] = fields ?? []
  const required = others.filter((field) => /^required(?:=|$)/i.test(field))
  if (first === undefined || others.length > 1 || required.length < others.length) return text
  const [, value] = required[0]?.split('=') ?? [undefined, 'false']
  return [first.replace(/^name=/i, ''), value === undefined ? true : (goBoolean(value) ?? value)]
}
