import type { Content, Layer, Part } from './placed.js'

/** What is known of two pieces of content. */
export type Likeness = 'same' | 'may' | 'different'

const ranks: Readonly<Record<Likeness, number>> = { same: 0, may: 1, different: 2 }

export const worst = (all: readonly Likeness[]): Likeness =>
  all.reduce((a, b) => (ranks[a] >= ranks[b] ? a : b), 'same' as Likeness)

/** Compares what is taken now with what was taken. Each two things once: files can be copied on and on. */
export class Comparison {
  private readonly known = new Map<number, Likeness>()

  parts(now: readonly Part[], before: readonly Part[]): Likeness {
    if (now.length !== before.length) return 'different'
    return worst(now.map((part, index) => this.part(part, before[index]!)))
  }

  private part(now: Part, before: Part): Likeness {
    if (now.id === before.id) return 'same'
    if (now.kind === 'files' && before.kind === 'files') {
      return now.changed.length === 0 && now.isUnsure ? 'may' : 'different'
    }
    if (now.kind !== 'content' || before.kind !== 'content') return 'different'
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
    let rerun = now.layers.length - 1
    while (rerun >= 0 && !isRerun(now.layers[rerun]!)) rerun--
    const upper = now.layers.slice(rerun + 1)
    if (rerun < 0 && upper.length !== before.layers.length) return 'different'
    if (before.layers.length < upper.length) return 'different'
    const then = before.layers.slice(before.layers.length - upper.length)
    const likeness = worst(upper.map((layer, index) => this.layer(layer, then[index]!)))
    return rerun < 0 || likeness === 'different' ? likeness : 'may'
  }

  private layer(now: Layer, before: Layer): Likeness {
    if (now.id === before.id) return 'same'
    if (now.kind !== 'copy' || before.kind !== 'copy' || now.operation !== before.operation) return 'different'
    return this.parts(now.parts, before.parts)
  }
}

const isRerun = (layer: Layer): boolean => layer.kind === 'command' && layer.by.verdict !== 'cached'
