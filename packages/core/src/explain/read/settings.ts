import { partsOf, type Command, type Entry, type Word } from '../../model/index.js'
import type { Replace } from './replace.js'
import { pathFrom } from './paths.js'

/** What a stage says about the image, so far. What is not said is what its base image has. */
export interface Settings {
  /** Absent when it is not known. */
  readonly workdir?: string
  readonly user?: string
  /** Absent: `/bin/sh -c`. */
  readonly shell?: readonly string[]
  readonly entrypoint?: Command
  readonly cmd?: Command
  readonly healthcheck?: Command | 'none'
  readonly stopsignal?: string
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
  /** The names of the variables that ENV sets. */
  readonly variables: readonly string[]
  readonly labels: readonly string[]
}

export const noSettings: Settings = Object.freeze({ ports: [], volumes: [], variables: [], labels: [] })

/** The settings after an instruction. */
export function afterEntry(entry: Entry, before: Settings, replace: Replace, own: { cmd: boolean }): Settings {
  const textOf = (word: Word): string => replace.word(word).text ?? written(word)
  const added = (list: readonly string[], texts: readonly string[]): readonly string[] => [
    ...new Set([...list, ...texts]),
  ]
  const keys = (pairs: readonly { readonly key: Word }[]): readonly string[] => pairs.map(({ key }) => textOf(key))
  switch (entry.kind) {
    case 'workdir': {
      const { workdir: _, ...rest } = before
      const workdir = pathFrom(before.workdir, replace.word(entry.path))
      return workdir === undefined ? rest : { ...rest, workdir }
    }
    case 'user':
      return { ...before, user: textOf(entry.user) }
    case 'shell':
      return { ...before, shell: entry.args }
    case 'cmd':
      own.cmd = true
      return { ...before, cmd: entry.command }
    case 'entrypoint': {
      // It puts a command of the base out of force, not one of the same stage.
      const { cmd, ...rest } = before
      return { ...rest, ...(own.cmd && cmd !== undefined ? { cmd } : {}), entrypoint: entry.command }
    }
    case 'healthcheck':
      return { ...before, healthcheck: entry.command ?? 'none' }
    case 'stopsignal':
      return { ...before, stopsignal: textOf(entry.signal) }
    case 'expose':
      // One variable may have several ports, or none.
      return {
        ...before,
        ports: added(
          before.ports,
          entry.ports.flatMap((port) => textOf(port).match(/\S+/g) ?? []),
        ),
      }
    case 'volume':
      return { ...before, volumes: added(before.volumes, entry.paths.map(textOf)) }
    case 'env':
      return { ...before, variables: added(before.variables, keys(entry.pairs)) }
    case 'label':
      return { ...before, labels: added(before.labels, keys(entry.pairs)) }
    default:
      return before
  }
}

/** A word whose value is not known, much as it stands in the file. */
export function written(word: Word): string {
  const parts = partsOf(word)
  return parts
    .map((part, index) => {
      if (typeof part === 'string') return part
      const next = parts[index + 1]
      const isPlain = part.modifier === undefined && !(typeof next === 'string' && /^\w/.test(next))
      return isPlain ? `$${part.name}` : `\${${part.name}${part.modifier ?? ''}}`
    })
    .join('')
}
