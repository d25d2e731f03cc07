import type { GraphNode, StageGraph } from '@stagecraft/core/explain'
import { colors, edgeLabel, lookOf, nodeLabel, type Look } from './labels.js'

/** The opening and closing of the shape of a node. */
const shapes: Readonly<Record<Look, readonly [string, string]>> = {
  stage: ['[', ']'],
  target: ['[', ']'],
  main: ['[[', ']]'],
  image: ['([', '])'],
  context: ['[/', '/]'],
  scratch: ['((', '))'],
}

const arrows = { base: '==>', copy: '-->', mount: '-.->' } as const

/** The graph as a mermaid flowchart, which GitHub and many others draw. */
export function mermaid({ nodes, edges }: StageGraph): string {
  const names = new Map(nodes.map((node, index) => [node.id, nameOf(node, index)]))
  const lines = ['flowchart TD']
  for (const node of nodes) {
    const look = lookOf(node)
    const [open, close] = shapes[look]
    lines.push(`  ${names.get(node.id)!}${open}"${quoted(nodeLabel(node))}"${close}:::${look}`)
  }
  for (const edge of edges) {
    const label = edgeLabel(edge)
    const text = label === '' ? '' : `|"${quoted(label)}"|`
    lines.push(`  ${names.get(edge.from)!} ${arrows[edge.kind]}${text} ${names.get(edge.to)!}`)
  }
  for (const look of new Set(nodes.map(lookOf))) {
    const { fill, border, text } = colors[look]
    lines.push(`  classDef ${look} fill:${fill},stroke:${border},color:${text}`)
  }
  return `${lines.join('\n')}\n`
}

/** A word that mermaid does not take for one of its own. */
function nameOf(node: GraphNode, index: number): string {
  const word = node.label.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return `${node.kind === 'stage' ? 'stage' : 'from'}${index}_${word}`
}

const quoted = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
