import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cycles, cycleThrough } from './cycles.js'
import type { Resolved, ResolvedBase, StageUse } from './resolve.js'

interface Needs {
  /** The stage that this one begins with. */
  readonly base?: number
  readonly uses?: readonly (number | undefined)[]
}

function cyclesOf(stages: readonly Needs[]): Cycles {
  const use = (to: number | undefined): StageUse => ({
    kind: 'copy',
    entry: 0,
    nodes: [],
    reference: undefined,
    undecided: false,
    to,
    states: stages.length,
  })
  const resolved: Resolved = {
    bases: stages.map(({ base }): ResolvedBase =>
      base === undefined ? { kind: 'scratch', byDefault: false } : { kind: 'stage', index: base, byDefault: false },
    ),
    uses: stages.map(({ uses = [] }) => uses.map(use)),
    byName: new Map(),
    firstByName: new Map(),
  }
  return new Cycles(resolved)
}

describe('a circle of stages', () => {
  test.each<[name: string, stages: readonly Needs[], from: number, to: number, circle: readonly number[] | undefined]>([
    ['two that use each other', [{ uses: [1] }, { uses: [0] }], 0, 1, [0, 1, 0]],
    ['from the other side', [{ uses: [1] }, { uses: [0] }], 1, 0, [1, 0, 1]],
    ['through a base', [{ uses: [1] }, { base: 0 }], 0, 1, [0, 1, 0]],
    ['through three', [{ uses: [2] }, { base: 0 }, { uses: [1] }], 0, 2, [0, 2, 1, 0]],
    ['the shortest way back', [{ uses: [1] }, { uses: [2, 3] }, { uses: [0] }, { uses: [2] }], 0, 1, [0, 1, 2, 0]],
    ['none where nothing comes back', [{ uses: [1] }, {}], 0, 1, undefined],
    ['none where it comes back elsewhere', [{ uses: [1] }, { uses: [2] }, { uses: [1] }], 0, 1, undefined],
    ['none for what reads from no stage', [{ uses: [undefined, 1] }, { uses: [undefined] }], 0, 1, undefined],
    ['whatever uses itself beside it', [{ uses: [0, 1] }, { uses: [1, 0] }], 0, 1, [0, 1, 0]],
  ])('%s', (_, stages, from, to, circle) => expect(cycleThrough(cyclesOf(stages), from, to)).toEqual(circle))

  test('is told once, and another one all the same', () => {
    const cycles = cyclesOf([{ uses: [1] }, { uses: [0, 2] }, { uses: [3] }, { uses: [2] }])
    expect(cycleThrough(cycles, 2, 3)).toEqual([2, 3, 2])
    expect(cycleThrough(cycles, 3, 2)).toBeUndefined()
    expect(cycleThrough(cycles, 0, 1)).toEqual([0, 1, 0])
    expect(cycleThrough(cycles, 1, 0)).toBeUndefined()
  })

  test('is found exactly where one way leads there and another one back', () => {
    const stages = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 2, maxLength: 8 })
    const holds = fc.property(stages, fc.nat(7), (drawn, choice) => {
      const edges = drawn.map((targets) => targets.map((to) => to % drawn.length))
      const from = choice % drawn.length
      const reaches = (start: number, end: number): boolean => {
        const seen = new Set([start])
        for (const one of seen) for (const next of edges[one]!) seen.add(next)
        return seen.has(end)
      }
      return edges[from]!.every((to) => {
        if (to === from) return true
        const circle = cycleThrough(cyclesOf(edges.map((uses) => ({ uses }))), from, to)
        if (circle === undefined) return !reaches(to, from)
        const follows = circle.slice(1).every((next, at) => edges[circle[at]!]!.includes(next))
        return follows && circle[0] === from && circle[1] === to && circle.at(-1) === from
      })
    })
    expect(fc.check(holds, { numRuns: 300, seed: 20_260_901 }).counterexample).toBeNull()
  })
})
