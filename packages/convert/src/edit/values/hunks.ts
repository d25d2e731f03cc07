/** One stretch of a value that changed; `applied` is the value with this change alone. */
export interface Hunk {
  readonly applied: string
}

/** The stretches in which two values differ, cut where images have their joints: `:`, `@`, `/`, `-`, `.`, `_`, `+`. */
export function hunks(before: string, after: string): readonly Hunk[] {
  const [one, other] = [cut(before), cut(after)]
  const found: Hunk[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...common(one, other), [one.length, other.length] as const]) {
    if (nextI > i || nextJ > j) {
      const applied = [...one.slice(0, i), ...other.slice(j, nextJ), ...one.slice(nextI)].join('')
      found.push({ applied })
    }
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  return found
}

const cut = (value: string): readonly string[] => value.match(/[:@/._+-]|[^:@/._+-]+/g) ?? []

/** The longest common sequence, as pairs of positions. Values are short. */
function common(one: readonly string[], other: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0))
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        one[i] === other[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) pairs.push([i++, j++])
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++
    else j++
  }
  return pairs
}
