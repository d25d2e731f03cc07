import type { Add, Copy, Source, Word } from '../../model/index.js'
import { goInteger, goUnsigned32 } from '../../model/lexical/go-number.js'
import { sourceKind } from '../../model/lexical/remote-source.js'
import type { Here } from './here.js'
import { buildContext, originOf, type Origin } from './origin.js'
import { join, pathFrom } from './paths.js'
import type { Step } from './step.js'
import type { Destination, Taken } from './taken.js'

/** How a trace that is no value begins, in JSON. */
const unknown = String.raw`\u0000`

type Copying = Pick<Step, 'operation' | 'takes' | 'writes' | 'isLinked'>

export function copyStep(entry: Copy | Add, here: Here): Copying {
  const { destination, flags } = entry
  const from = entry.kind === 'copy' ? entry.flags.from : undefined
  const to = here.word(destination)
  const target: Destination = {
    path: pathFrom(here.settings.workdir, to),
    isFolder: entry.sources.length > 1 || to.text === undefined || /(?:^|\/)\.?$/.test(to.text),
  }
  const origin = from === undefined ? buildContext : originOf(from, here.stageOf(from, entry), here.contexts)
  const sources = entry.sources.map((source) => readSource(source, entry, origin, here))
  // BuildKit makes no layer of its own of a copy whose mode it changes.
  const isLinked = flags.link === true && flags.chmod === undefined
  const [chown, chmod] = [flags.chown, flags.chmod].map((word) => (word === undefined ? '' : here.trace(word)))
  const facts = [
    'COPY',
    // Files that stand in the Dockerfile come last.
    [...sources.filter(isTaken), ...sources.filter((source) => !isTaken(source))].map(({ sign }) => sign),
    target.path === undefined ? [here.traces.folder, here.trace(destination)] : target.path + ending(to.text!),
    [ownerSign(chown!), modeSign(chmod!), flags.exclude ?? [], isLinked],
  ]
  const operation = JSON.stringify(facts)
  return {
    // A layer of its own has nothing to do with the image, unless something in it is what only the image knows.
    operation: isLinked && operation.includes(unknown) ? JSON.stringify([...facts, here.root]) : operation,
    takes: sources.flatMap(({ taken }) =>
      taken === undefined ? [] : [{ ...taken, exclude: flags.exclude ?? [], destination: target }],
    ),
    writes: target.path,
    isLinked,
  }
}

/** What BuildKit keeps of the end of a destination. */
function ending(text: string): string {
  if (text === '' || text === '.' || text.endsWith('/')) return '/'
  return text.endsWith('/.') ? '/.' : ''
}

/** An owner, or a user: numbers are what they count, `root` is 0, and an empty group is none. */
export function ownerSign(owner: string): readonly unknown[] {
  const at = owner.indexOf(':')
  const [user, group] = at < 0 ? [owner, ''] : [owner.slice(0, at), owner.slice(at + 1)]
  const id = (name: string): unknown => (name === 'root' ? 0 : (goInteger(name) ?? name))
  return group === '' ? [id(user)] : [id(user), id(group)]
}

const modeSign = (mode: string): unknown => goUnsigned32(mode, 8) ?? mode

interface ReadSource {
  readonly taken?: Pick<Taken, 'origin' | 'path' | 'parents'>
  /** What BuildKit knows it by, beside its files. */
  readonly sign: unknown
}

const isTaken = ({ taken }: ReadSource): boolean => taken !== undefined

function readSource(source: Source, entry: Copy | Add, origin: Origin, here: Here): ReadSource {
  if (typeof source === 'object' && source.kind === 'inline-file') {
    return { sign: [source.name, here.trace(source.content)] }
  }
  const { text } = here.word(source as Word)
  const unpack = entry.kind === 'add' ? entry.flags.unpack : false
  const kind = text === undefined ? 'path' : sourceKind(text)
  if (kind !== 'path') {
    const { checksum, keepGitDir } = entry.kind === 'add' ? entry.flags : {}
    const sum = checksum === undefined ? '' : here.trace(checksum)
    const sign = kind === 'http' ? [text, sum, unpack === true] : [text, sum, { keepGitDir: keepGitDir === true }]
    return { taken: { origin: { kind: 'remote', url: text! }, path: '/' }, sign }
  }
  const isUnpacked = unpack ?? true
  if (text === undefined) return { taken: { origin, path: undefined }, sign: [here.trace(source as Word), isUnpacked] }
  const parents = entry.kind === 'copy' && entry.flags.parents === true
  const taken = parents ? pivot(text) : { path: join(text) }
  return { taken: { origin, ...taken }, sign: [taken, isUnpacked] }
}

/** `--parents` keeps the folders of a source, from a `/./` in it on. */
function pivot(source: string): { readonly path: string; readonly parents: string } {
  const at = source.indexOf('/./')
  if (at < 0) return { path: '/', parents: join(source).slice(1) }
  return { path: join(source.slice(0, at)), parents: join(source.slice(at + 3)).slice(1) }
}
