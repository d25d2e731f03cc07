import { interpolate } from '../shell/interpolate.js'
import { dedent, rawChunks } from '../shell/template.js'
import { CommandValue, shellCommand } from './command-value.js'
import { freeDelimiter, heredocNode } from './heredoc.js'

type ScriptTag = (strings: TemplateStringsArray, ...values: readonly unknown[]) => CommandValue

/** Runtime of `script` and `script.bash`. */
export const script: ScriptTag & { readonly bash: ScriptTag } = Object.assign(tag('script', 'set -e\n'), {
  // dash, the /bin/sh of Debian, has no pipefail: the script says which shell it needs.
  bash: tag('script.bash', '#!/usr/bin/env bash\nset -eo pipefail\n'),
})

function tag(name: string, prologue: string): ScriptTag {
  return (strings, ...values) => {
    const { text, uses } = interpolate(name, dedent(rawChunks(strings)), values)
    const hasShebang = text.startsWith('#!')
    const body = `${hasShebang ? '' : prologue}${text === '' || text.endsWith('\n') ? text : `${text}\n`}`
    const delimiter = freeDelimiter(body)
    const command = shellCommand([`<<${delimiter}`], [heredocNode(delimiter, body, true, false)])
    return new CommandValue(command, uses, undefined, !body.startsWith('#!'))
  }
}
