import type { Resolved } from './resolve.js'

/** Which stages need each other in a circle. */
export class Cycles {
  #found: { readonly edges: readonly (readonly number[])[]; readonly component: readonly number[] } | undefined
  /** Circles that were told already: each is told once. */
  #told: Set<number> | undefined

  get told(): Set<number> {
    return (this.#told ??= new Set())
  }

  constructor(private readonly resolved: Resolved) {}

  /** The stages grouped by circles, in linear time: only a stage that uses a later one asks for it. */
  get found(): { readonly edges: readonly (readonly number[])[]; readonly component: readonly number[] } {
    if (this.#found === undefined) {
      const { bases, uses } = this.resolved
      const edges = bases.map((base, stage) => {
        const out = new Set<number>()
        if (base.kind === 'stage') out.add(base.index)
        for (const { to } of uses[stage]!) if (to !== undefined && to !== stage) out.add(to)
        return [...out]
      })
      // Stages with one number need each other.
      this.#found = { edges, component: components(edges) }
    }
    return this.#found
  }
}

/** The circle that an edge closes, from its start back to its start; nothing when there is none, or it was told. */
export function cycleThrough(cycles: Cycles, from: number, to: number): readonly number[] | undefined {
  const { told } = cycles
  const { edges, component } = cycles.found
  const group = component[from]!
  if (group !== component[to] || told.has(group)) return undefined
  told.add(group)
  const before = new Map<number, number>([[to, from]])
  const queue = [to]
  for (const stage of queue) {
    if (stage === from) break
    for (const next of edges[stage]!) {
      if (component[next] !== group || before.has(next)) continue
      before.set(next, stage)
      queue.push(next)
    }
  }
  const path = [from]
  for (let at = before.get(from)!; at !== from; at = before.get(at)!) path.unshift(at)
  return [from, ...path]
}

function components(edges: readonly (readonly number[])[]): readonly number[] {
  const count = edges.length
  const order: number[] = edges.map(() => -1)
  const low: number[] = edges.map(() => 0)
  const component: number[] = edges.map(() => -1)
  const stack: number[] = []
  let clock = 0
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue
    const work = [{ node: root, edge: 0 }]
    while (work.length > 0) {
      const frame = work[work.length - 1]!
      const { node } = frame
      if (frame.edge === 0) {
        order[node] = low[node] = clock++
        stack.push(node)
      }
      const next = edges[node]![frame.edge]
      if (next !== undefined) {
        frame.edge++
        if (order[next] === -1) work.push({ node: next, edge: 0 })
        else if (component[next] === -1) low[node] = Math.min(low[node]!, order[next]!)
        continue
      }
      work.pop()
      if (low[node] === order[node]) {
        let member: number
        do {
          member = stack.pop()!
          component[member] = node
        } while (member !== node)
      }
      const parent = work[work.length - 1]
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node]!, low[node]!)
    }
  }
  return component
}
