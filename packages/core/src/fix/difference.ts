/** Where a text differs from another: the stretch of the first, and what stands there in the second. */
export interface Difference {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The least stretch in which two texts differ; nothing when they are equal. */
export function difference(before: string, after: string): Difference | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  return { start, end: before.length - same, text: after.slice(start, after.length - same) }
}
