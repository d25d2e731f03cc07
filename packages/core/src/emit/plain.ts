import type { Command, ImageReference, Pair, Stage } from '../model/index.js'
import type { PlainEntry } from '../model/plain-entry.js'
import { nextLine, type Page } from './page.js'

/** The text of a plain entry: words as they are, since nobody could take them for anything else. */
export function printPlain(entry: PlainEntry, page: Page): string {
  switch (entry.kind) {
    case 'workdir':
      return 'WORKDIR ' + (entry.path as string)
    case 'user':
      return 'USER ' + (entry.user as string)
    case 'copy': {
      const { flags, sources, destination } = entry
      const { from } = flags
      let text = from?.kind === 'stage-reference' ? `COPY --from=${from.stage}` : 'COPY'
      for (let at = 0; at < sources.length; at++) text += ' ' + (sources[at] as string)
      return text + ' ' + (destination as string)
    }
    case 'run':
      return 'RUN ' + commandText(entry.command)
    case 'cmd':
      return 'CMD ' + commandText(entry.command)
    case 'entrypoint':
      return 'ENTRYPOINT ' + commandText(entry.command)
    case 'env':
      return 'ENV ' + pairsText(entry.pairs, page)
    case 'label':
      return 'LABEL ' + pairsText(entry.pairs, page)
    case 'arg': {
      const { name, value } = entry.args[0]!
      return `ARG ${name}=${value as string}`
    }
    case 'expose':
      return 'EXPOSE ' + entry.ports.join(' ')
    case 'volume':
      return 'VOLUME ' + entry.paths.join(' ')
  }
}

/** The same of a FROM. */
export function printPlainFrom({ name, base }: Stage): string {
  const text = 'FROM ' + ((base as ImageReference).reference as string)
  return name === undefined ? text : text + ' AS ' + name
}

function commandText(command: Command): string {
  return command.form === 'shell' ? (command.lines[0] as string) : `["${command.args.join('", "')}"]`
}

function pairsText(pairs: readonly Pair[], page: Page): string {
  let text = ''
  for (let at = 0; at < pairs.length; at++) {
    const { key, value } = pairs[at]!
    text += `${at === 0 ? '' : nextLine(page)}${key as string}=${value as string}`
  }
  return text
}
