import type { Entry, Instruction, Mount, Source, Word } from '../model/index.js'

/** A word that BuildKit replaces variables in. In the body of a heredoc (`quotes: false`) quotes are text. */
export interface ExpandedWord {
  readonly word: Word
  readonly quotes: boolean
}

type WordsOf = { readonly [K in Entry['kind']]: (entry: Extract<Entry, { kind: K }>) => readonly (Word | undefined)[] }

const none: readonly Word[] = Object.freeze([])
const nothing = (): readonly Word[] => none

/** The words of every kind of entry, in the order in which BuildKit reads them. ARG is read one by one elsewhere. */
const wordsOf: WordsOf = {
  add: ({ flags, sources, destination }) => [flags.chown, flags.chmod, flags.checksum, ...paths(sources), destination],
  arg: nothing,
  blank: nothing,
  cmd: nothing,
  comment: nothing,
  copy: ({ flags, sources, destination }) => [flags.chown, flags.chmod, ...paths(sources), destination],
  entrypoint: nothing,
  env: ({ pairs }) => pairs.flatMap(({ key, value }) => [key, value]),
  expose: ({ ports }) => ports,
  healthcheck: nothing,
  label: ({ pairs }) => pairs.flatMap(({ key, value }) => [key, value]),
  maintainer: nothing,
  onbuild: nothing,
  raw: nothing,
  run: ({ flags }) => (flags.mounts ?? none).flatMap((mount) => mountWords(mount as Mount)),
  shell: nothing,
  stopsignal: ({ signal }) => [signal],
  user: ({ user }) => [user],
  volume: ({ paths: folders }) => folders,
  workdir: ({ path }) => [path],
}

/** The words of an entry that BuildKit replaces variables in. */
export function expandedWords(entry: Entry): readonly ExpandedWord[] {
  if (isConstant(entry)) return noWords
  const read = wordsOf[entry.kind] as (entry: Entry) => readonly (Word | undefined)[]
  const out: ExpandedWord[] = []
  for (const word of read(entry)) if (word !== undefined && typeof word !== 'string') out.push({ word, quotes: true })
  if (entry.kind !== 'copy' && entry.kind !== 'add') return out
  for (const source of entry.sources) {
    if (
      typeof source === 'object' &&
      source.kind === 'inline-file' &&
      source.expand &&
      typeof source.content !== 'string'
    ) {
      out.push({ word: source.content, quotes: false })
    }
  }
  return out
}

const noWords: readonly ExpandedWord[] = Object.freeze([])

/** Whether an entry surely has no variable: true of most, and found out without making anything. */
export function isConstant(entry: Entry): boolean {
  switch (entry.kind) {
    case 'add':
    case 'copy': {
      const { chown, chmod } = entry.flags
      if (chown !== undefined || chmod !== undefined || typeof entry.destination !== 'string') return false
      if (entry.kind === 'add' && entry.flags.checksum !== undefined) return false
      return areConstant(entry.sources)
    }
    case 'env':
    case 'label': {
      const { pairs } = entry
      for (let at = 0; at < pairs.length; at++) {
        const { key, value } = pairs[at]!
        if (typeof key !== 'string' || typeof value !== 'string') return false
      }
      return true
    }
    case 'run':
      return entry.flags.mounts === undefined
    case 'arg': {
      const { args } = entry
      for (let at = 0; at < args.length; at++) if (typeof args[at]!.value === 'object') return false
      return true
    }
    case 'workdir':
      return typeof entry.path === 'string'
    case 'user':
      return typeof entry.user === 'string'
    case 'expose':
      return areConstant(entry.ports)
    case 'volume':
      return areConstant(entry.paths)
    case 'cmd':
    case 'entrypoint':
      return true
    default:
      return false
  }
}

function areConstant(words: readonly (Word | Source)[]): boolean {
  for (let at = 0; at < words.length; at++) if (typeof words[at] !== 'string') return false
  return true
}

function paths(sources: Extract<Instruction, { kind: 'copy' }>['sources']): readonly Word[] {
  return sources.filter((source): source is Word => typeof source === 'string' || source.kind === 'template')
}

/** The words of a mount with typed options; a raw mount is read as text elsewhere. */
export function mountWords(mount: Mount): readonly Word[] {
  if (mount.type === 'raw') return none
  const values = Object.values(mount.options) as readonly unknown[]
  return values.filter(isTemplate)
}

function isTemplate(value: unknown): value is Word {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'template'
}
