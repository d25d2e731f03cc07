import type { Command, Healthcheck, Run, RunFlags, Shell } from '../model/index.js'
import { execFormProblem } from '../model/lexical/expressible-command.js'
import { refuse } from '../model/lexical/expressible.js'
import { writeJsonArray } from '../model/lexical/json-array.js'
import { printFlags } from './flags.js'
import { continueLongLines } from './long-lines.js'
import { fail, nextLine, type Page } from './page.js'
import { printShell } from './shell-lines.js'

/**
 * RUN. Flags stand on the line of the keyword; as soon as there is a mount, each flag has a line and the command begins
 * below them. A heredoc that is the whole command stays beside the last flag, as does a command that begins with `#`.
 *
 *     RUN --mount=type=cache,target=/root/.npm \
 *         --network=none \
 *         npm ci
 */
export function printRun({ flags, command }: Run, page: Page): string {
  const below = flags.mounts !== undefined && flags.mounts.length > 0
  const head = 'RUN' + (below ? printFlagLines(flags, page) : printFlags('RUN', flags, ' ', page))
  if (command.form === 'exec')
    return continueLongLines(head + (below ? nextLine(page) : ' ') + printExec('RUN', command.args), page)
  return printShell(command, { head, below, what: 'RUN', flagsMayFollow: true, heredocs: true }, page)
}

/** One flag a line; the first stands beside the keyword. */
function printFlagLines(flags: RunFlags, page: Page): string {
  const separator = nextLine(page)
  return ' ' + printFlags('RUN', flags, separator, page).slice(separator.length)
}

/** CMD and ENTRYPOINT. */
export function printCommand(keyword: 'CMD' | 'ENTRYPOINT', command: Command, page: Page): string {
  if (command.form === 'exec') return `${keyword} ${printExec(keyword, command.args)}`
  return printShell(
    command,
    { head: keyword, below: false, what: keyword, flagsMayFollow: true, heredocs: false },
    page,
  )
}

export function printHealthcheck({ flags, command }: Healthcheck, page: Page): string {
  const head = 'HEALTHCHECK' + printFlags('HEALTHCHECK', flags, ' ', page)
  if (command === undefined) return head + ' NONE'
  const what = 'HEALTHCHECK CMD'
  if (command.form === 'exec') return `${head} CMD ${printExec(what, command.args)}`
  if (command.lines.every((line) => line === '')) fail({ code: 'not-expressible', message: `${what}: it is empty` })
  return printShell(command, { head: head + ' CMD', below: false, what, flagsMayFollow: false, heredocs: false }, page)
}

export function printShellInstruction({ args }: Shell): string {
  return 'SHELL ' + printExec('SHELL', args)
}

/** JSON writes these as they are. */
const plainItem = /^[ !#-[\]-~]*$/

function printExec(what: string, args: readonly string[]): string {
  let text = ''
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (!plainItem.test(arg)) {
      text = ''
      break
    }
    text += text === '' ? `["${arg}"` : `, "${arg}"`
  }
  if (text !== '') return text + ']'
  refuse(execFormProblem(what, args))
  return writeJsonArray(args)
}
