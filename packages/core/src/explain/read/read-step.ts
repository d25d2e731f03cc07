import {
  shellText,
  type Add,
  type Command,
  type Copy,
  type Entry,
  type Onbuild,
  type Reference,
  type Run,
  type Source,
  type Word,
} from '../../model/index.js'
import { cleanPath } from '../../ignore/clean-path.js'
import { sourceKind } from '../../model/lexical/remote-source.js'
import { mountFacts, type MountFacts, type Replace } from './mount-facts.js'
import { buildContext, originOf } from './origin.js'
import { join, pathFrom } from './paths.js'
import type { Settings } from './settings.js'
import type { Step } from './step.js'
import type { Destination, Taken } from './taken.js'

/** What an instruction finds when it is its turn. */
export interface Here extends Replace {
  readonly stage: number
  /** The ONBUILD of the base that the instruction comes from, if it does. */
  readonly onbuild: Onbuild | undefined
  readonly settings: Settings
  readonly contexts: ReadonlySet<string>
  environment(): ReadonlyMap<string, string>
  /** The index of the stage that a reference of this instruction means; `at` is the mount, or the instruction. */
  stageOf(reference: Reference | undefined, at: object): number | undefined
}

const noTaken: readonly Taken[] = Object.freeze([])
const noEnvironment: ReadonlyMap<string, string> = new Map()

/** The work that an instruction is, or nothing where it only says something about the image. */
export function readStep(entry: Entry, here: Here): Step | undefined {
  switch (entry.kind) {
    case 'run':
      return runStep(entry, here)
    case 'copy':
    case 'add':
      return copyStep(entry, here)
    case 'workdir': {
      const path = pathFrom(here.settings.workdir, here.word(entry.path))
      if (path === '/') return undefined
      // The folder belongs to the user, so that one is part of the step.
      const operation = said(['WORKDIR', path ?? entry.path, here.settings.user])
      return { ...common(entry, here), kind: 'workdir', operation, takes: noTaken, writes: path, isLinked: false }
    }
    case 'raw':
      return rawStep(entry, here)
    default:
      return undefined
  }
}

const common = (
  entry: Entry,
  { stage, onbuild }: Here,
): Pick<Step, 'stage' | 'entry' | 'isTrigger' | 'environment'> => ({
  stage,
  entry: onbuild ?? entry,
  isTrigger: onbuild !== undefined,
  environment: noEnvironment,
})

const said = (facts: readonly unknown[]): string => JSON.stringify(facts)

function runStep(entry: Run, here: Here): Step {
  const { mounts = [], ...flags } = entry.flags
  const { shell, user, workdir } = here.settings
  const facts = mounts.map((mount) => mountFacts(mount, here))
  const operation = said([
    'RUN',
    commandFacts(entry.command, shell),
    user,
    workdir,
    flags,
    facts.map((mount) => mountIdentity(mount, workdir)),
  ])
  return {
    ...common(entry, here),
    kind: 'run',
    operation,
    environment: here.environment(),
    takes: facts.flatMap((mount) => mountTaken(mount, here)),
    writes: undefined,
    isLinked: false,
  }
}

/** What is executed. Comments between its lines are not. */
function commandFacts(command: Command, shell: readonly string[] | undefined): readonly unknown[] {
  if (command.form === 'exec') return command.args
  return [shell ?? 'shell', shellText(command), ...command.heredocs.map(({ delimiter, body }) => [delimiter, body])]
}

/**
 * What of a mount counts for the step. The id and the sharing of a cache are nothing that the command could see, and
 * BuildKit leaves them out; only that both are what they are when nobody says anything makes a difference to it.
 */
function mountIdentity({ type, values, isRequired }: MountFacts, workdir: string | undefined): readonly unknown[] {
  if (type !== 'cache') return [type, [...values], isRequired]
  const seen = [...values].filter(([name]) => name !== 'id' && name !== 'sharing')
  return [type, seen, isPlainCache(values, workdir)]
}

function isPlainCache(values: MountFacts['values'], workdir: string | undefined): boolean {
  const text = values.get('target')
  const isShared = !values.has('sharing') || values.get('sharing') === 'shared'
  if (text === undefined || !isShared) return false
  const target = text.startsWith('/') ? text : pathFrom(workdir, { text, byDefault: false })
  const id = values.has('id') ? values.get('id') : cleanPath(text)
  return target !== undefined && (id === target || `/${id}` === target)
}

function mountTaken(facts: MountFacts, here: Here): readonly Taken[] {
  const { type, from, values, mount } = facts
  if (type !== undefined && type !== 'bind' && type !== 'cache') return noTaken
  if (from === undefined && type === 'cache') return noTaken
  const origin = from === undefined ? buildContext : originOf(from, here.stageOf(from, mount), here.contexts)
  const source = values.has('source') ? values.get('source') : '/'
  return [{ origin, path: source === undefined ? undefined : join(source), exclude: [] }]
}

function copyStep(entry: Copy | Add, here: Here): Step {
  const { destination, flags } = entry
  const from = entry.kind === 'copy' ? entry.flags.from : undefined
  const parents = entry.kind === 'copy' && entry.flags.parents === true
  const sources = entry.sources.map((source) => sourceFacts(source, here))
  const to = here.word(destination)
  const target: Destination = {
    path: pathFrom(here.settings.workdir, to),
    isFolder: sources.length > 1 || to.text === undefined || /(?:^|\/)\.?$/.test(to.text),
  }
  const origin = from === undefined ? buildContext : originOf(from, here.stageOf(from, entry), here.contexts)
  const taken = sources.flatMap(({ path, kind }): readonly Taken[] => {
    if (kind === 'inline') return []
    if (kind === 'remote') {
      return [{ origin: { kind: 'remote', url: path ?? '' }, path: '/', exclude: [], destination: target }]
    }
    const placed = { origin, exclude: flags.exclude ?? [], destination: target }
    if (path === undefined) return [{ ...placed, path }]
    return [parents ? { ...placed, ...pivot(path) } : { ...placed, path: join(path) }]
  })
  const chmod = flags.chmod === undefined ? undefined : (here.word(flags.chmod).text ?? flags.chmod)
  const chown = flags.chown === undefined ? undefined : (here.word(flags.chown).text ?? flags.chown)
  const checksum = entry.kind === 'add' ? entry.flags.checksum : undefined
  const others = { ...flags, from: undefined, link: undefined, chmod, chown, checksum }
  return {
    ...common(entry, here),
    kind: 'copy',
    operation: said([entry.kind, sources.map(({ identity }) => identity), target, target.path ?? destination, others]),
    takes: taken,
    writes: target.path,
    // BuildKit makes no layer of its own of a copy whose mode it changes.
    isLinked: flags.link === true && flags.chmod === undefined,
  }
}

interface SourceFacts {
  readonly kind: 'path' | 'inline' | 'remote'
  readonly path?: string
  readonly identity: unknown
}

function sourceFacts(source: Source, here: Here): SourceFacts {
  if (typeof source === 'object' && source.kind === 'inline-file') {
    const { name, content } = source
    return { kind: 'inline', identity: [name, here.word(content).text ?? content] }
  }
  const { text } = here.word(source as Word)
  if (text === undefined) return { kind: 'path', identity: source }
  return { kind: sourceKind(text) === 'path' ? 'path' : 'remote', path: text, identity: text }
}

/** `--parents` keeps the folders of a source, from a `/./` in it on. */
function pivot(source: string): Pick<Taken, 'path' | 'parents'> {
  const at = source.indexOf('/./')
  if (at < 0) return { path: '/', parents: join(source).slice(1) }
  return { path: join(source.slice(0, at)), parents: join(source.slice(at + 3)).slice(1) }
}

/** An instruction that the model keeps as text: it takes what nobody knows, and writes anywhere. */
function rawStep(entry: Extract<Entry, { kind: 'raw' }>, here: Here): Step | undefined {
  const keyword = entry.keyword.toUpperCase()
  const kind = ({ RUN: 'run', COPY: 'copy', ADD: 'copy', WORKDIR: 'workdir' } as const)[keyword]
  if (kind === undefined) return undefined
  const { user, workdir, shell } = here.settings
  const text = [shellText({ form: 'shell', ...entry }), entry.heredocs.map(({ body }) => body)]
  return {
    ...common(entry, here),
    kind,
    operation: said([keyword, text, user, workdir, shell]),
    environment: here.environment(),
    takes: kind === 'workdir' ? noTaken : [{ origin: buildContext, path: undefined, exclude: [] }],
    writes: undefined,
    isLinked: false,
  }
}
