import { variablesOf, type Entry, type Reference, type Word } from '@stagecraft/core/model'

/**
 * The variables, without modifiers, that the values of an instruction refer to: those that a handle could stand for.
 * Commands are not among them, since a shell reads those.
 */
export function variablesIn(entry: Entry): ReadonlySet<string> {
  return namesIn(wordsOf(entry))
}

export function namesIn(words: readonly (Word | undefined)[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const word of words) {
    if (word === undefined) continue
    for (const { name, modifier } of variablesOf(word)) if (modifier === undefined) names.add(name)
  }
  return names
}

export function wordOfReference(reference: Reference): Word | undefined {
  return reference.kind === 'image-reference' ? reference.reference : undefined
}

function wordsOf(entry: Entry): readonly (Word | undefined)[] {
  switch (entry.kind) {
    case 'add':
    case 'copy': {
      const { sources, destination, flags } = entry
      const checksum = entry.kind === 'add' ? entry.flags.checksum : undefined
      const paths = sources.map((source) =>
        typeof source === 'string' || source.kind === 'template' ? source : source.content,
      )
      return [...paths, destination, flags.chown, flags.chmod, checksum]
    }
    case 'arg':
      return entry.args.map(({ value }) => value)
    case 'env':
    case 'label':
      return entry.pairs.flatMap(({ key, value }) => [key, value])
    case 'expose':
      return entry.ports
    case 'run':
      return (entry.flags.mounts ?? []).flatMap((mount) =>
        mount.type === 'raw' ? [] : Object.values(mount.options).filter(isWord),
      )
    case 'stopsignal':
      return [entry.signal]
    case 'user':
      return [entry.user]
    case 'volume':
      return entry.paths
    case 'workdir':
      return [entry.path]
    case 'blank':
    case 'cmd':
    case 'comment':
    case 'entrypoint':
    case 'healthcheck':
    case 'maintainer':
    case 'onbuild':
    case 'raw':
    case 'shell':
      return []
  }
}

function isWord(value: unknown): value is Word {
  return typeof value === 'string' || (typeof value === 'object' && (value as { kind?: unknown }).kind === 'template')
}
