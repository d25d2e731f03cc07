import type { Node } from '../model/index.js'
import { problem, type Place, type Problem, type ProblemInput, type Related } from '../problem/index.js'

/** Where a problem belongs in the order of the file: -1 is before the first stage, or before a stage's first entry. */
export interface Spot {
  readonly stage: number
  readonly entry: number
}

/** A second node that explains a problem. */
export interface RelatedNode {
  readonly message: string
  readonly node: Node
}

export type Finding = Omit<ProblemInput, 'place' | 'related'> & { readonly related?: readonly RelatedNode[] }

const none: readonly Problem[] = Object.freeze([])

/** Gathers problems in whatever order they are found, and hands them out in the order of the file. */
export class Report {
  private readonly found: { readonly spot: Spot; readonly problem: Problem }[] = []

  constructor(private readonly places: ReadonlyMap<Node, Place> | undefined) {}

  /** Adds a problem at the first of the nodes that has a place. */
  add(spot: Spot, nodes: readonly Node[], finding: Finding): void {
    const { related, ...rest } = finding
    this.found.push({
      spot,
      problem: problem({ ...rest, place: this.placeOf(nodes), related: related?.map((one) => this.locate(one)) }),
    })
  }

  /** All problems, by stage, by entry, and as found within one entry. */
  problems(): readonly Problem[] {
    if (this.found.length === 0) return none
    const ordered = this.found
      .map((one, order) => ({ ...one, order }))
      .sort((a, b) => a.spot.stage - b.spot.stage || a.spot.entry - b.spot.entry || a.order - b.order)
    return Object.freeze(ordered.map((one) => one.problem))
  }

  private placeOf(nodes: readonly Node[]): Place | undefined {
    for (const node of nodes) {
      const place = this.places?.get(node)
      if (place !== undefined) return place
    }
    return undefined
  }

  private locate({ message, node }: RelatedNode): Related {
    const place = this.places?.get(node)
    return place === undefined ? { message } : { message, place }
  }
}
