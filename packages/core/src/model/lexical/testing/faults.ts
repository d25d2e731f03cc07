import { describe, expect, test } from 'vitest'

/** Holds what a field takes, and why it refuses anything else: the reason, and the values that are refused for it. */
export function holdFaults(
  field: string,
  fault: (value: string) => string | undefined,
  taken: readonly string[],
  refused: Readonly<Record<string, readonly string[]>>,
): void {
  describe(`what is ${field}`, () => {
    test.each(taken)('%j is fine', (value) => expect(fault(value)).toBeUndefined())
    const rows = Object.entries(refused).flatMap(([reason, values]) => values.map((value) => [value, reason] as const))
    test.each(rows)('%j is not: %s', (value, reason) => expect(fault(value)).toBe(reason))
  })
}
