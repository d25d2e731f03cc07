import { overlap } from '../read/paths.js'
import type { Content, Layer, Part } from './placed.js'

/** What is known of two pieces of content. */
export type Likeness = 'same' | 'may' | 'different'

const ranks: Readonly<Record<Likeness, number>> = { same: 0, may: 1, different: 2 }

export const worst = (all: readonly Likeness[]): Likeness =>
  all.reduce((a, b) => (ranks[a] >= ranks[b] ? a : b), 'same' as Likeness)

/**
 * Compares what is taken now with what was taken. Each two things once: files can be copied on and on. Only a changed file
 * is surely different, and only where nothing can have come over it: of all else nobody knows the content.
 */
export class Comparison {
  private readonly known = new Map<number, Likeness>()

  parts(now: readonly Part[], before: readonly Part[]): Likeness {
    if (now.length !== before.length) return 'may'
    return worst(now.map((part, index) => this.part(part, before[index]!)))
  }

  private part(now: Part, before: Part): Likeness {
    if (now.id === before.id) return 'same'
    if (now.kind === 'files' && before.kind === 'files') return now.changed.length > 0 ? 'different' : 'may'
    if (now.kind !== 'content' || before.kind !== 'content') return 'may'
    const pair = now.id * 2 ** 26 + before.id
    let likeness = this.known.get(pair)
    if (likeness === undefined) {
      likeness = this.content(now.content, before.content)
      this.known.set(pair, likeness)
    }
    return likeness
  }

  /**
   * What a command that runs again leaves is known to nobody: it may have undone what was there before it. So only what
   * was put there after the last such command can be different for sure.
   */
  private content(now: Content, before: Content): Likeness {
    let likeness: Likeness = now.layers.length === before.layers.length ? 'same' : 'may'
    const covers: (string | undefined)[] = []
    for (let at = 1; at <= Math.min(now.layers.length, before.layers.length); at++) {
      const [layer, then] = [now.layers.at(-at)!, before.layers.at(-at)!]
      if (isRerun(layer)) return worst([likeness, 'may'])
      if (layer.id !== then.id) likeness = worst([likeness, this.layer(layer, then, covers)])
      if (likeness === 'different') return likeness
      if (layer.kind === 'copy') covers.push(layer.writes)
    }
    return likeness
  }

  /** @param covers where copies write that come after it */
  private layer(now: Layer, before: Layer, covers: readonly (string | undefined)[]): Likeness {
    if (now.kind !== 'copy' || before.kind !== 'copy' || now.operation !== before.operation) return 'may'
    const likeness = this.parts(now.parts, before.parts)
    if (likeness !== 'different') return likeness
    const isSure = now.parts.some((part, at) => {
      if (this.part(part, before.parts[at]!) !== 'different') return false
      // One source can come over another of the same instruction.
      const later = [...covers, ...now.regions.slice(at + 1)]
      const isBare = (place: string): boolean =>
        later.every((folder) => folder !== undefined && !overlap(folder, place))
      const places = part.kind === 'files' ? part.places : [[now.regions[at] ?? '/']]
      return places.some((all) => all.every(isBare))
    })
    return isSure ? 'different' : 'may'
  }
}

const isRerun = (layer: Layer): boolean => layer.kind === 'command' && layer.by.verdict !== 'cached'
