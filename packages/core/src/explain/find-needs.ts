import { cleanPath } from '../ignore/clean-path.js'
import type { Dockerfile, Entry, Stage } from '../model/index.js'
import type { BuildInput } from './options.js'
import type { MountFacts } from './read/mount-facts.js'
import { baseName, pathFrom } from './read/paths.js'
import { readStages, type ReadStage } from './read/read-stages.js'
import { findTarget, neededStages } from './targets.js'

/** Something that a build has to be given. */
export interface Need {
  readonly name: string
  /** The instruction that needs it; a stage stands for its FROM. */
  readonly entry: Entry | Stage
}

/** A secret or an SSH agent. Without a required one the build fails. */
export interface MountNeed extends Need {
  readonly isRequired: boolean
}

/** A cache mount, with what BuildKit tells one cache from another by. */
export interface CacheNeed {
  readonly id: string
  /** Absolute. */
  readonly target: string
  readonly mode?: string
  readonly uid?: string
  readonly gid?: string
  /** It begins as a copy of files of a stage or an image. */
  readonly isSeeded: boolean
  readonly entry: Entry
}

export interface Needs {
  /** The index of the stage that is built. */
  readonly target: number
  /** The stages that it needs, in the order of the file, itself among them. */
  readonly stages: readonly number[]
  readonly secrets: readonly MountNeed[]
  readonly agents: readonly MountNeed[]
  /** Of those that {@link BuildInput.contexts} names. */
  readonly contexts: readonly Need[]
  /** Build arguments that have no value, and that an instruction cannot do without. */
  readonly arguments: readonly Need[]
  readonly caches: readonly CacheNeed[]
}

/**
 * What a build of a target has to be given, and the caches that it keeps. Each thing once, at the first instruction that
 * needs it, or that cannot do without it.
 *
 *     findNeeds(file, 'runtime')?.secrets   // [{ name: 'token', isRequired: true, entry: … }]
 *
 * What a variable hides (`id=$NAME`, with a variable of the base image) is left out. Nothing when the file has no stage
 * of that name. Without a name, the last stage is the target.
 */
export function findNeeds(file: Dockerfile, target?: string, input: BuildInput = {}): Needs | undefined {
  const index = findTarget(file, target)
  if (index === undefined) return undefined
  const all = readStages(file, input)
  const needed = neededStages(all, index)
  const stages = needed.map((one) => all[one]!)
  const mounts = stages.flatMap((stage) => stage.mounts)
  const ofType = (type: string): typeof mounts => mounts.filter((mount) => mount.type === type)
  return {
    target: index,
    stages: needed,
    secrets: once(ofType('secret').flatMap((mount) => mountNeed(mount, mount.entry, secretName(mount)))),
    agents: once(ofType('ssh').flatMap((mount) => mountNeed(mount, mount.entry, agentName(mount)))),
    contexts: firstOfEach(stages.flatMap(contextNeeds)),
    arguments: firstOfEach([
      // BuildKit reads the FROM of all stages, whichever it builds.
      ...all.flatMap(({ missing }) => missing.filter(({ entry }) => entry.kind === 'stage')),
      ...stages.flatMap(({ missing }) => missing),
    ]),
    caches: ofType('cache').flatMap((mount) => cacheNeed(mount) ?? []),
  }
}

/** An empty option is none, and one that a variable hides may be anything. */
function secretName({ values }: MountFacts): string | undefined {
  for (const name of ['source', 'id']) if (values.has(name) && values.get(name) !== '') return values.get(name)
  const target = values.get('target')
  return target === undefined || target === '' ? undefined : baseName(target)
}

function agentName({ values }: MountFacts): string | undefined {
  const id = values.has('id') ? values.get('id') : ''
  return id === '' ? 'default' : id
}

function mountNeed({ isRequired }: MountFacts, entry: Entry, name: string | undefined): readonly MountNeed[] {
  return name === undefined ? [] : [{ name, isRequired, entry }]
}

function contextNeeds({ base, stage, steps }: ReadStage): readonly Need[] {
  const ofBase = base.kind === 'named-context' ? [{ name: base.name, entry: stage }] : []
  const ofSteps = steps.flatMap(({ takes, entry }) =>
    takes.flatMap(({ origin }) => (origin.kind === 'named-context' ? [{ name: origin.name, entry }] : [])),
  )
  return [...ofBase, ...ofSteps]
}

function cacheNeed({ values, from, entry, workdir }: ReadStage['mounts'][number]): CacheNeed | undefined {
  const written = values.get('target')
  const target = written === undefined ? undefined : pathFrom(workdir, { text: written, byDefault: false })
  const said = values.has('id') ? values.get('id') : ''
  const id = said === '' && written !== undefined ? cleanPath(written) : said
  if (id === undefined || target === undefined) return undefined
  const owner = Object.fromEntries(
    ['mode', 'uid', 'gid'].flatMap((name) => (values.get(name) === undefined ? [] : [[name, values.get(name)]])),
  ) as Pick<CacheNeed, 'mode' | 'uid' | 'gid'>
  return { id, target, ...owner, isSeeded: from !== undefined, entry }
}

const firstOfEach = (needs: readonly Need[]): readonly Need[] =>
  [...new Map([...needs].reverse().map((need) => [need.name, need])).values()].reverse()

/** Each once; one that is required somewhere, there. */
function once(needs: readonly MountNeed[]): readonly MountNeed[] {
  const found = new Map<string, MountNeed>()
  for (const need of needs) {
    const known = found.get(need.name)
    if (known === undefined || (!known.isRequired && need.isRequired)) found.set(need.name, need)
  }
  return [...found.values()]
}
