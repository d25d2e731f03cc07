import type { StageGraph } from '@stagecraft/core/explain'
import { colors, edgeLabel, lineColor, lookOf, nodeLabel, type Look } from './labels.js'

const shapes: Readonly<Record<Look, string>> = {
  stage: 'shape=box, style="rounded,filled"',
  target: 'shape=box, style="rounded,filled"',
  main: 'shape=box, style="rounded,filled", penwidth=2, fontname="Arial Bold,Helvetica Bold,sans-serif"',
  image: 'shape=cds, style=filled, margin="0.25,0.1"',
  context: 'shape=folder, style=filled',
  scratch: 'shape=ellipse, style="filled,dashed"',
}

const lines = { base: 'style=bold', copy: 'style=solid', mount: 'style=dashed' } as const

/** The graph for Graphviz. */
export function dot({ nodes, edges }: StageGraph): string {
  const font = 'fontname="Arial,Helvetica,sans-serif"'
  const text = [
    'digraph stages {',
    '  rankdir=TB',
    '  bgcolor=transparent',
    '  nodesep=0.4',
    '  ranksep=0.5',
    `  node [${font}, fontsize=12, margin="0.2,0.1"]`,
    `  edge [${font}, fontsize=10, color="${lineColor}", fontcolor="${lineColor}", arrowsize=0.7]`,
  ]
  for (const node of nodes) {
    const look = lookOf(node)
    const { fill, border, text: letters } = colors[look]
    text.push(
      `  ${quoted(node.id)} [label=${quoted(nodeLabel(node))}, ${shapes[look]}, fillcolor="${fill}", color="${border}", fontcolor="${letters}"]`,
    )
  }
  for (const edge of edges) {
    const label = edgeLabel(edge)
    const said = label === '' ? '' : `, label=${quoted(label.replace(/^|$/gm, ' '))}`
    text.push(`  ${quoted(edge.from)} -> ${quoted(edge.to)} [${lines[edge.kind]}${said}]`)
  }
  return `${text.join('\n')}\n}\n`
}

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
