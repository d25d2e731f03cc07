import type { Instruction, Onbuild } from '../model/index.js'
import { printCommand, printHealthcheck, printRun, printShellInstruction } from './commands.js'
import { printCopy } from './copy.js'
import { continueLongLines } from './long-lines.js'
import { fail, type Page } from './page.js'
import { printArg, printPairs } from './pairs.js'
import { printRaw } from './raw.js'
import { printExpose, printMaintainer, printStopsignal, printUser, printVolume, printWorkdir } from './settings.js'

/** The text of one instruction, without the newline after it. */
export function printInstruction(node: Instruction, page: Page): string {
  switch (node.kind) {
    // Heredoc bodies are no lines to be continued: what can have them sees to long lines itself.
    case 'add':
    case 'copy':
      return printCopy(node, page)
    case 'run':
      return printRun(node, page)
    case 'raw':
      return printRaw(node, page)
    case 'onbuild':
      return printOnbuild(node, page)
    case 'cmd':
      return continueLongLines(printCommand('CMD', node.command, page), page)
    case 'entrypoint':
      return continueLongLines(printCommand('ENTRYPOINT', node.command, page), page)
    case 'healthcheck':
      return continueLongLines(printHealthcheck(node, page), page)
    case 'arg':
      return continueLongLines(printArg(node, page), page)
    case 'env':
      return continueLongLines(printPairs('ENV', node, page), page)
    case 'label':
      return continueLongLines(printPairs('LABEL', node, page), page)
    case 'expose':
      return continueLongLines(printExpose(node, page), page)
    case 'maintainer':
      return continueLongLines(printMaintainer(node, page), page)
    case 'shell':
      return continueLongLines(printShellInstruction(node), page)
    case 'stopsignal':
      return continueLongLines(printStopsignal(node, page), page)
    case 'user':
      return continueLongLines(printUser(node, page), page)
    case 'volume':
      return continueLongLines(printVolume(node, page), page)
    case 'workdir':
      return continueLongLines(printWorkdir(node, page), page)
  }
}

/** ONBUILD and its trigger, on one line as far as the trigger is. */
function printOnbuild({ trigger }: Onbuild, page: Page): string {
  const keyword = trigger.kind === 'raw' ? trigger.keyword.toLowerCase() : trigger.kind
  if (keyword === 'onbuild' || keyword === 'from' || keyword === 'maintainer') {
    fail({ code: 'not-expressible', message: `ONBUILD: ${keyword.toUpperCase()} cannot be its trigger` })
  }
  const text = 'ONBUILD ' + printInstruction(trigger, page)
  // The trigger's lines are short enough, but the first of them has become longer.
  const end = text.indexOf('\n')
  return end === -1 ? continueLongLines(text, page) : continueLongLines(text.slice(0, end), page) + text.slice(end)
}
