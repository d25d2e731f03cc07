/*
 * A build in small, to hold predictions against: stages of copies and commands on files that are there for real, with a
 * cache that knows a step by its text, by what it begins with, and by the content of what it takes, as BuildKit's does.
 */

/** Files by their absolute path. */
export type Files = ReadonlyMap<string, string>

export type SimulatedStep =
  | {
      readonly kind: 'copy'
      readonly from?: number
      readonly sources: readonly string[]
      readonly to: string
      readonly isLinked?: boolean
    }
  /** Writes a file. What it writes depends on all that it sees, on nothing, or on when it runs. */
  | {
      readonly kind: 'run'
      readonly name: string
      readonly writes: string
      readonly result: 'all' | 'same' | 'time'
      readonly mount?: readonly [stage: number, path: string]
    }

export interface SimulatedStage {
  /** Another stage, before this one; nothing for an image. */
  readonly base?: number
  readonly steps: readonly SimulatedStep[]
}

/** What was built: the files that every step left, by its key. */
export type Cache = ReadonlyMap<string, Files>

export function textOf(stages: readonly SimulatedStage[]): string {
  return stages
    .map(({ base, steps }, index) =>
      [`FROM ${base === undefined ? 'alpine:3.22' : `s${base}`} AS s${index}`, ...steps.map(lineOf), ''].join('\n'),
    )
    .join('')
}

function lineOf(step: SimulatedStep): string {
  if (step.kind === 'run') {
    const mount = step.mount === undefined ? '' : `--mount=from=s${step.mount[0]},source=${step.mount[1]},target=/mnt `
    return `RUN ${mount}${step.name} ${step.result} ${step.writes}`
  }
  const flags = `${step.isLinked === true ? '--link ' : ''}${step.from === undefined ? '' : `--from=s${step.from} `}`
  return `COPY ${flags}${step.sources.join(' ')} ${step.to}`
}

/** The stages without the steps for which a build would fail: they take what is not there, or put a folder over a file. */
export function possible(stages: readonly SimulatedStage[], context: Files): readonly SimulatedStage[] {
  const out: SimulatedStage[] = []
  for (const stage of stages) {
    const kept: SimulatedStep[] = []
    for (const step of stage.steps) {
      const { isComplete } = build([...out, { ...stage, steps: [...kept, step] }], context, new Map(), '')
      if (isComplete) kept.push(step)
    }
    out.push({ ...stage, steps: kept })
  }
  return out
}

/** Builds all stages; of each step, whether it came from the cache. */
export function build(
  stages: readonly SimulatedStage[],
  context: Files,
  cache: Cache,
  time: string,
): { readonly hits: readonly (readonly boolean[])[]; readonly cache: Cache; readonly isComplete: boolean } {
  const made = new Map<string, Files>()
  let isComplete = true
  const ends: { readonly key: string; readonly files: Files }[] = []
  const hits = stages.map(({ base, steps }) => {
    let state = base === undefined ? { key: 'image', files: new Map<string, string>() as Files } : ends[base]!
    const found = steps.map((step) => {
      const takenOf = takenBy(step, context, ends)
      isComplete &&= takenOf.every(({ size }) => size > 0)
      const taken = new Map(
        takenOf.flatMap((files, at) => [...files].map(([path, text]) => [`${at}:${path}`, text] as const)),
      )
      const own = JSON.stringify([lineOf(step), step.kind === 'copy' && step.isLinked ? '' : state.key, [...taken]])
      const known = cache.get(own)
      const written = known ?? made.get(own) ?? carriedOut(step, taken, state.files, time)
      made.set(own, written)
      const isLinked = step.kind === 'copy' && step.isLinked === true
      state = {
        key: isLinked ? JSON.stringify([state.key, own]) : own,
        files: isLinked ? new Map([...state.files, ...written]) : written,
      }
      isComplete &&= !isTorn(state.files)
      return known !== undefined
    })
    ends.push(state)
    return found
  })
  return { hits, cache: made, isComplete }
}

/** What a step takes of each of its sources. */
function takenBy(step: SimulatedStep, context: Files, ends: readonly { readonly files: Files }[]): readonly Files[] {
  if (step.kind === 'run') return step.mount === undefined ? [] : [below(ends[step.mount[0]]!.files, step.mount[1])]
  const files = step.from === undefined ? context : ends[step.from]!.files
  return step.sources.map((source) => below(files, source))
}

/** Whether something is a file and a folder. */
const isTorn = (files: Files): boolean =>
  [...files.keys()].some((path) => [...files.keys()].some((other) => other.startsWith(`${path}/`)))

function below(files: Files, path: string): Files {
  const folder = path === '/' ? '' : path
  return new Map(
    [...files].flatMap(([file, text]) =>
      file === folder || file.startsWith(`${folder}/`) ? [[file.slice(folder.length), text] as const] : [],
    ),
  )
}

/** The files after a step; of a layer of its own, the files of that alone. */
function carriedOut(step: SimulatedStep, taken: Files, before: Files, time: string): Files {
  if (step.kind === 'run') {
    const { result } = step
    const text = result === 'same' ? 'same' : result === 'time' ? time : JSON.stringify([[...before], [...taken]])
    return new Map([...before].filter(([path]) => !path.startsWith(`${step.writes}/`))).set(step.writes, text)
  }
  const isFolder =
    step.sources.length > 1 ||
    step.to.endsWith('/') ||
    [...before.keys()].some((path) => path.startsWith(`${step.to}/`))
  const to = step.to.replace(/\/$/, '')
  const after = new Map(step.isLinked === true ? [] : before)
  for (const [name, text] of taken) {
    const colon = name.indexOf(':')
    const source = step.sources[Number(name.slice(0, colon))]!
    const rest = name.slice(colon + 1)
    after.set(`${to}${rest === '' && isFolder ? source.slice(source.lastIndexOf('/')) : rest}`, text)
  }
  return after
}
