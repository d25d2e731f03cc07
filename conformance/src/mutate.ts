/** A stream of whole numbers below a bound, the same for the same seed (mulberry32). */
export function numbers(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

const pieces = [
  ...'${}:-/ \\"\'a0=,\n.#?^*+@',
  ...[
    '--from=',
    ' AS b',
    '${A:-',
    '${PATH%',
    'FROM a\n',
    'ARG A\n',
    'ENV A=1\n',
    '<<',
    'target=/',
    'FROM scratch AS b\n',
  ],
]

/** Texts made of the given ones by one to three small changes each: a character less, a piece more, a line of another. */
export function mutations(texts: readonly string[], count: number, seed: number): readonly string[] {
  const below = numbers(seed)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  return Array.from({ length: count }, () => {
    let text = pick(texts)
    for (let changes = 1 + below(3); changes > 0; changes--) {
      const at = below(text.length + 1)
      const lines = text.split('\n')
      switch (below(4)) {
        case 0:
          text = text.slice(0, at) + text.slice(at + 1)
          break
        case 1:
          text = text.slice(0, at) + pick(pieces) + text.slice(at)
          break
        case 2:
          text = lines.toSpliced(below(lines.length + 1), 0, pick(pick(texts).split('\n'))).join('\n')
          break
        case 3:
          text = lines.toSpliced(below(lines.length), 1).join('\n')
          break
      }
    }
    return text
  })
}
