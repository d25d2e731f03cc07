import { DockerfileError } from '../../problem/index.js'
import type { ShellCommand, ShellLine } from '../../model/index.js'
import { onlyOptions } from '../option-value.js'
import { shellArgument } from '../shell/quote.js'
import { CommandValue, isMounted, shellCommand, type Mounted } from './command-value.js'

type Items = string | readonly string[]

/** Runtime of `apt`. */
export function apt(packages: Items, options: { readonly recommends?: boolean | undefined } = {}): CommandValue {
  onlyOptions('apt', options, ['recommends'])
  const names = checkedItems('apt', packages, true)
  const install = withItems(
    `    && apt-get install -y${options.recommends === true ? '' : ' --no-install-recommends'}`,
    names,
    '        ',
  )
  // Debian images throw downloads away; a cache mount is there to keep them. What no mount takes stays in the layer.
  const form = (mounted: Mounted): ShellCommand =>
    shellCommand(
      ended([
        ...(isMounted('/var/cache/apt/archives', mounted)
          ? ['rm -f /etc/apt/apt.conf.d/docker-clean ', '    && apt-get update ']
          : ['apt-get update ']),
        ...install,
        ...(isMounted('/var/lib/apt/lists', mounted) ? [] : ['    && rm -rf /var/lib/apt/lists/*']),
      ]),
    )
  return new CommandValue(form([]), [], form)
}

/** Runtime of `apk`. */
export function apk(packages: Items): CommandValue {
  const names = checkedItems('apk', packages, true)
  const cached = itemCommand('apk add --update-cache', names, '        ')
  return withNested('apk add --no-cache', names, (mounted) =>
    isMounted('/etc/apk/cache', mounted) ? cached : undefined,
  )
}

/** Runtime of `words`. */
export function words(command: string, items: Items): CommandValue {
  return withNested(command.trim(), checkedItems('words', items, false))
}

function withNested(command: string, items: readonly string[], below?: CommandValue['below']): CommandValue {
  const nested = itemCommand(command, items, '        ')
  return new CommandValue(itemCommand(command, items, '    '), [], below, false, nested)
}

function itemCommand(command: string, items: readonly string[], indent: string): ShellCommand {
  return shellCommand(ended(withItems(command, items, indent)))
}

/** A command and its items: one beside it, several a line each. Every line ends with a blank. */
function withItems(command: string, items: readonly string[], indent: string): string[] {
  const quoted = items.map(shellArgument)
  return quoted.length === 1
    ? [`${command} ${quoted[0]} `]
    : [`${command} `, ...quoted.map((item) => `${indent}${item} `)]
}

function ended(lines: readonly string[]): ShellLine[] {
  return [...lines.slice(0, -1), lines.at(-1)!.trimEnd()]
}

function checkedItems(name: string, given: Items, sorted: boolean): readonly string[] {
  const items: readonly unknown[] = typeof given === 'string' ? [given] : given
  if (!Array.isArray(items) || items.length === 0) {
    throw new DockerfileError({ code: 'empty-sources', message: `${name}() needs at least one item` })
  }
  for (const item of items) {
    if (typeof item !== 'string' || item === '' || /[\n\r]/.test(item)) {
      throw new DockerfileError({
        code: 'wrong-argument',
        message: `${name}(): an item is a word on one line; found ${JSON.stringify(item)}`,
      })
    }
  }
  const texts = items as readonly string[]
  return sorted ? [...new Set(texts)].sort() : texts
}
