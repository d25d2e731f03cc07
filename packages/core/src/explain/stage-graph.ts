import type { Dockerfile, Stage } from '../model/index.js'
import type { BuildInput } from './options.js'
import type { Origin } from './read/origin.js'
import { readStages } from './read/read-stages.js'
import { takenPath, type Taken } from './read/taken.js'
import { findTarget, neededStages } from './targets.js'

/** What a stage begins with, or takes files from. */
export type GraphNode =
  | {
      readonly kind: 'stage'
      readonly id: string
      readonly index: number
      /** Its name, or `stage 2`. */
      readonly label: string
      /** Nothing else of the file needs it, so that it is there to be built. */
      readonly isTarget: boolean
      /** It is what is built when nobody says otherwise. */
      readonly isDefault: boolean
      readonly platform?: string
      /** A build of the default target needs it. */
      readonly isNeeded: boolean
    }
  | { readonly kind: 'image' | 'named-context' | 'scratch' | 'context'; readonly id: string; readonly label: string }

export interface GraphEdge {
  /** The id of the node that something is taken from. */
  readonly from: string
  readonly to: string
  readonly kind: 'base' | 'copy' | 'mount'
  /** The paths that are taken; none for a base. */
  readonly paths: readonly string[]
}

export interface StageGraph {
  readonly nodes: readonly GraphNode[]
  /** In the order of the file; those between the same two nodes in the same way are one. */
  readonly edges: readonly GraphEdge[]
}

/**
 * The stages of a file, what they begin with, and what they take from each other.
 *
 *     stageGraph(file).edges   // [{ from: 'stage-0', to: 'stage-1', kind: 'copy', paths: ['/app/dist'] }]
 */
export function stageGraph(file: Dockerfile, input: BuildInput = {}): StageGraph {
  const stages = readStages(file, input)
  const last = findTarget(file)
  const needed = new Set(last === undefined ? [] : neededStages(stages, last))
  const used = new Set(stages.flatMap(({ uses }) => uses))
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, { -readonly [K in keyof GraphEdge]: GraphEdge[K] }>()
  const link = (from: Origin, to: string, kind: GraphEdge['kind'], path?: string): void => {
    const node = outside(from)
    if (node !== undefined) nodes.set(node.id, node)
    const id = node?.id ?? (from.kind === 'stage' ? stageId(from.index) : '')
    const name = JSON.stringify([id, to, kind])
    const edge = edges.get(name) ?? { from: id, to, kind, paths: [] }
    if (path !== undefined && !edge.paths.includes(path)) edge.paths = [...edge.paths, path]
    edges.set(name, edge)
  }
  const ofStages = stages.map(({ index, stage, base, platform, steps }): GraphNode => {
    const id = stageId(index)
    link(base, id, 'base')
    for (const { kind, takes } of steps) {
      for (const taken of takes) link(taken.origin, id, kind === 'run' ? 'mount' : 'copy', pathOf(taken))
    }
    return {
      kind: 'stage',
      id,
      index,
      label: nameOf(stage, index),
      isTarget: !used.has(index),
      isDefault: index === last,
      isNeeded: needed.has(index),
      ...(platform === undefined ? {} : { platform }),
    }
  })
  return { nodes: [...nodes.values(), ...ofStages], edges: [...edges.values()] }
}

export const nameOf = ({ name }: Stage, index: number): string => name ?? `stage ${index}`

const stageId = (index: number): string => `stage-${index}`

/** The path as it stands in the file: without the slash where it is one of a context. */
function pathOf(taken: Taken): string {
  const { origin, path } = taken
  if (origin.kind === 'remote') return origin.url
  const whole = takenPath(taken)
  const isOfContext = origin.kind === 'context' || origin.kind === 'named-context'
  return isOfContext && path !== undefined ? whole.slice(1) || '.' : whole
}

function outside(origin: Origin): GraphNode | undefined {
  switch (origin.kind) {
    case 'stage':
      return undefined
    case 'context':
      return { kind: 'context', id: 'context', label: 'build context' }
    case 'named-context':
      return { kind: 'named-context', id: `context-${origin.name}`, label: origin.name }
    case 'image':
      return { kind: 'image', id: `image-${origin.reference}`, label: origin.reference }
    case 'scratch':
      return { kind: 'scratch', id: 'scratch', label: 'scratch' }
    case 'remote':
      return { kind: 'image', id: `remote-${origin.url}`, label: origin.url }
  }
}
