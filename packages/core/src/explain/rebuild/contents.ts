import type { Names } from '../read/names.js'
import { wholeImageName } from '../../model/lexical/image-name.js'
import { below, isWithin, join, overlap } from '../read/paths.js'
import { landings, takenPath, takes, type Taken } from '../read/taken.js'
import type { ReadStage } from '../read/read-stages.js'
import type { ChangedFiles } from './change.js'
import type { Content, Layer, Part, Placed } from './placed.js'

/*
 * BuildKit knows what COPY and mounts take by its content. Nobody can tell the content of a file that a command writes
 * without running it, so content is named by how it came about: equal names have equal content, and unequal ones may.
 */

/** The content of contexts and stages in one state of the world. */
export class Contents {
  private readonly known = new Map<string, Content>()
  /** The stages that are being looked into. */
  private readonly entered = new Set<number>()

  constructor(
    private readonly stages: readonly ReadStage[],
    /** The steps of every stage that stands before the one that asks. */
    private readonly placed: readonly (readonly Placed[])[],
    private readonly changed: ChangedFiles,
    private readonly names: Names,
  ) {}

  /** What a step takes, or as much of it as can be seen at `within` after it. */
  part(taken: Taken, within?: string): Part {
    const { origin } = taken
    switch (origin.kind) {
      case 'context':
        return this.files('', taken, this.changed.context, this.changed.isUnsure, within)
      case 'named-context':
        return this.files(origin.name, taken, this.changed.named.get(origin.name) ?? [], false, within)
      case 'stage':
        return this.ofStage(origin.index, sourceWithin(taken, within))
      case 'image':
        return { kind: 'fixed', id: this.names.of('image', wholeImageName(origin.reference)) }
      case 'scratch':
        return { kind: 'fixed', id: this.names.of('scratch') }
      case 'remote':
        return { kind: 'fixed', id: this.names.of('remote', origin.url) }
    }
  }

  private files(
    context: string,
    taken: Taken,
    candidates: readonly string[],
    canSlip: boolean,
    within: string | undefined,
  ): Part {
    const possible: string[] = []
    const changed = candidates.filter((file) => {
      const isTaken = takes(taken, file)
      if (isTaken === undefined) possible.push(file)
      return isTaken === true && landsWithin(taken, file, within)
    })
    const isUnsure = canSlip || possible.length > 0
    const id = this.names.of('files', context, isUnsure ? 1 : 0, ...changed)
    const places = changed.map((file) => landings(taken, file) ?? ['/'])
    return { kind: 'files', id, changed, places, possible, isUnsure }
  }

  private ofStage(stage: number, path: string): Part {
    const content = this.of(stage, path)
    return { kind: 'content', id: content.id, content, stage, path }
  }

  /** What lies at a path when a stage ends. */
  of(stage: number, path: string): Content {
    const name = `${stage} ${path}`
    let content = this.known.get(name)
    if (content === undefined) {
      const layers = this.layers(stage, path)
      content = { id: this.names.of('content', path, ...layers.map(({ id }) => id)), layers }
      this.known.set(name, content)
    }
    return content
  }

  private layers(stage: number, path: string): readonly Layer[] {
    // Stages that need each other in a circle, or themselves, are refused when they are built: here they have to end.
    if (this.entered.has(stage)) return []
    this.entered.add(stage)
    const layers = this.layersOf(this.stages[stage]!, stage, path)
    this.entered.delete(stage)
    return layers
  }

  private layersOf({ base, root }: ReadStage, stage: number, path: string): readonly Layer[] {
    const bottom: readonly Layer[] =
      base.kind === 'stage' ? this.of(base.index, path).layers : [{ kind: 'fixed', id: this.names.of('base', root) }]
    const own = this.placed[stage]!.flatMap((placed) => this.layerOf(placed, path) ?? [])
    return [...bottom, ...own]
  }

  private layerOf(by: Placed, path: string): Layer | undefined {
    const { step, key, verdict } = by
    if (step.kind === 'run') {
      // A command that runs again may write something else although it reads the same.
      return { kind: 'command', id: this.names.of('command', key, verdict === 'cached' ? 0 : 1), by }
    }
    if (step.writes !== undefined && !overlap(step.writes, path)) return undefined
    if (step.kind === 'workdir') return { kind: 'fixed', id: this.names.of('folder', step.operation) }
    const parts = step.takes.map((taken) => this.part(taken, path))
    const { operation, writes } = step
    const id = this.names.of('copy', operation, ...parts.map((part) => part.id))
    return { kind: 'copy', id, operation, parts, writes, regions: step.takes.map(regionOf) }
  }
}

/** Where all that is taken comes to lie. A pattern of --parents is known by the folder before it. */
function regionOf({ destination, parents }: Taken): string | undefined {
  if (destination?.path === undefined || parents === undefined) return destination?.path
  return join(destination.path, ...parents.split('/').slice(0, wildcardAt(parents)))
}

function landsWithin(taken: Taken, file: string, within: string | undefined): boolean {
  if (within === undefined) return true
  return landings(taken, file)?.some((path) => overlap(path, within)) ?? true
}

/** The path in a stage of what can be seen at `within` after a copy. A wildcard is known by the folder before it. */
function sourceWithin(taken: Taken, within: string | undefined): string {
  const { parents, destination } = taken
  if (taken.path === undefined) return '/'
  const path = takenPath(taken)
  if (destination === undefined) return path
  const fixed = join(...path.split('/').slice(0, wildcardAt(path)), '/')
  if (parents !== undefined || fixed !== path || within === undefined || destination.path === undefined) return fixed
  if (!isWithin(within, destination.path)) return fixed
  const rest = below(within, destination.path)!
  // What is copied may be a folder, whose files come there without it, or one file that keeps its name.
  const isItself = rest === '' || rest.split('/')[0] === path.slice(path.lastIndexOf('/') + 1)
  return isItself ? fixed : join(fixed, rest)
}

function wildcardAt(path: string): number {
  const parts = path.split('/')
  const at = parts.findIndex((part) => /[*?[\\]/.test(part))
  return at < 0 ? parts.length : at
}
