import { Graphviz } from '@hpcc-js/wasm-graphviz'

/** Draws a graph in the language of Graphviz. */
export async function svg(dot: string): Promise<string> {
  const graphviz = await Graphviz.load()
  // The prologue names the version of Graphviz, and would change with it.
  return (
    graphviz
      .dot(dot, 'svg')
      .replace(/^[^]*?(?=<svg)/, '')
      .replace(/<!--[^]*?-->\n?/g, '')
      .trimEnd() + '\n'
  )
}
