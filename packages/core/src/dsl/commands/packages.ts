import { DockerfileError } from '../../problem/index.js'
import type { ShellLine } from '../../model/index.js'
import { shellQuote } from '../shell/quote.js'
import { CommandValue, shellCommand } from './command-value.js'

/** Runtime of `apt`. */
export function apt(
  packages: readonly string[],
  options: { readonly recommends?: boolean | undefined } = {},
): CommandValue {
  const install = `apt-get install -y ${options.recommends === true ? '' : '--no-install-recommends '}`
  const items = itemLines('apt', packages, '        ', true)
  return new CommandValue(
    shellCommand(['apt-get update ', `    && ${install}`, ...items, '    && rm -rf /var/lib/apt/lists/*']),
    [],
    {
      targets: ['/var/cache/apt', '/var/lib/apt', '/var/lib/apt/lists'],
      // Debian images throw downloads away; a cache mount is there to keep them.
      command: shellCommand([
        'rm -f /etc/apt/apt.conf.d/docker-clean ',
        '    && apt-get update ',
        `    && ${install}`,
        ...lastLine(items),
      ]),
    },
  )
}

/** Runtime of `apk`. */
export function apk(packages: readonly string[]): CommandValue {
  const items = lastLine(itemLines('apk', packages, '    ', true))
  return new CommandValue(shellCommand(['apk add --no-cache ', ...items]), [], {
    targets: ['/var/cache/apk', '/etc/apk/cache'],
    command: shellCommand(['apk add ', ...items]),
  })
}

/** Runtime of `words`. */
export function words(command: string, items: readonly string[]): CommandValue {
  return new CommandValue(shellCommand([`${command.trim()} `, ...lastLine(itemLines('words', items, '    ', false))]))
}

function itemLines(name: string, items: readonly string[], indent: string, sorted: boolean): ShellLine[] {
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
  const list = sorted ? [...new Set(items)].sort() : items
  return list.map((item) => `${indent}${shellQuote(item)} `)
}

function lastLine(lines: readonly ShellLine[]): ShellLine[] {
  return lines.map((line, at) => (at === lines.length - 1 ? (line as string).trimEnd() : line))
}
