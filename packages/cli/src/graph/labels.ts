import type { GraphEdge, GraphNode, StageGraph } from '@stagecraft/core/explain'

const longest = 32
const most = 3

/** What an edge says: the paths that are taken, one a line, the long ones cut from the left. */
export function edgeLabel({ kind, paths }: GraphEdge): string {
  if (kind === 'base') return ''
  const shown =
    paths.length > most
      ? [...paths.slice(0, most - 1).map(shortPath), `${paths.length - most + 1} more`]
      : paths.map(shortPath)
  return kind === 'mount' ? ['mounts', ...shown].join(shown.length === 1 ? ' ' : '\n') : shown.join('\n')
}

/** `/usr/local/lib/python3.14/site-packages` as `…/python3.14/site-packages`. */
function shortPath(path: string): string {
  if (path.length <= longest) return path
  const parts = path.split('/')
  let short = parts.pop() ?? ''
  for (let part = parts.pop(); part !== undefined && part.length + short.length < longest - 2; part = parts.pop()) {
    short = `${part}/${short}`
  }
  return `…/${short.slice(-longest)}`
}

/** The graph without the build context, which nearly every stage takes something from. */
export function withoutContext({ nodes, edges }: StageGraph): StageGraph {
  return {
    nodes: nodes.filter(({ kind }) => kind !== 'context'),
    edges: edges.filter(({ from }) => from !== 'context'),
  }
}

/** How a node is drawn. */
export type Look = 'stage' | 'target' | 'main' | 'image' | 'context' | 'scratch'

export function lookOf(node: GraphNode): Look {
  switch (node.kind) {
    case 'stage':
      return node.isDefault ? 'main' : node.isTarget ? 'target' : 'stage'
    case 'image':
      return 'image'
    case 'scratch':
      return 'scratch'
    case 'context':
    case 'named-context':
      return 'context'
  }
}

/** A name for a person: a stage for another platform says so. */
export const nodeLabel = (node: GraphNode): string =>
  node.kind === 'stage' && node.platform !== undefined ? `${node.label}\n${node.platform}` : node.label

/** Fill, border and text, which are to be read on white and on black. */
export const colors = {
  stage: { fill: '#ddf4ff', border: '#54aeff', text: '#0a3069' },
  target: { fill: '#dafbe1', border: '#2da44e', text: '#044f1e' },
  main: { fill: '#2da44e', border: '#116329', text: '#ffffff' },
  image: { fill: '#eaeef2', border: '#8c959f', text: '#24292f' },
  context: { fill: '#fff8c5', border: '#d4a72c', text: '#4d2d00' },
  scratch: { fill: '#ffffff', border: '#8c959f', text: '#57606a' },
} as const satisfies Record<Look, { readonly fill: string; readonly border: string; readonly text: string }>

export const lineColor = '#768390'
