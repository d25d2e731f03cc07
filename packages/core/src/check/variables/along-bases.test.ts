import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Resolved, ResolvedBase } from '../stages/resolve.js'
import { alongBases } from './along-bases.js'
import { Scope } from './scope.js'

const scratch: ResolvedBase = { kind: 'scratch', byDefault: false }
const on = (index: number, byDefault = false): ResolvedBase => ({ kind: 'stage', index, byDefault })
const resolved = (...bases: readonly ResolvedBase[]): Resolved => ({
  bases,
  uses: bases.map(() => []),
  byName: new Map(),
  firstByName: new Map(),
})

interface Visit {
  readonly stage: number
  /** The stages whose variable is seen. */
  readonly sees: string
  readonly open: boolean
  readonly workdir: string | undefined
}

/** Visits stages, each of which sets a variable of its own and a working directory. */
function visits(bases: readonly ResolvedBase[], open = false): readonly Visit[] {
  const scope = new Scope()
  const out: Visit[] = []
  alongBases(
    resolved(...bases),
    scope,
    (_, stage) => ({ variables: [`image${stage}`], open, workdir: '/' }),
    (stage, left) => {
      const sees = bases.map((_base, one) => one).filter((one) => scope.get(`V${one}`) !== undefined)
      out.push({ stage, sees: sees.join(' '), open: scope.open, workdir: left.workdir })
      scope.later((made) => made.set(`V${stage}`, { set: true, byDefault: false }))
      return { workdir: `${left.workdir ?? '?'}${stage}`, open: scope.open }
    },
  )
  return out
}

describe('a visit of all stages', () => {
  test('sees what those that a stage begins with have left, and nothing of its siblings', () => {
    expect(visits([scratch, on(0), on(0), on(1), scratch, on(4)])).toEqual([
      { stage: 0, sees: '', open: false, workdir: '/' },
      { stage: 1, sees: '0', open: false, workdir: '/0' },
      { stage: 3, sees: '0 1', open: false, workdir: '/01' },
      { stage: 2, sees: '0', open: false, workdir: '/0' },
      { stage: 4, sees: '', open: false, workdir: '/' },
      { stage: 5, sees: '4', open: false, workdir: '/4' },
    ])
  })

  test('knows that a base may set anything, also further down', () => {
    expect(visits([scratch, on(0)], true).map(({ open }) => open)).toEqual([true, true])
  })

  test('knows less of a stage that an argument has chosen', () => {
    expect(visits([scratch, on(0, true), on(1)])).toEqual([
      { stage: 0, sees: '', open: false, workdir: '/' },
      { stage: 1, sees: '0', open: true, workdir: undefined },
      { stage: 2, sees: '0 1', open: true, workdir: '?1' },
    ])
  })

  test('asks for what an image gives once for each that begins with one', () => {
    const asked: string[] = []
    const scope = new Scope()
    alongBases(
      resolved({ kind: 'nothing' }, on(0), { kind: 'image', evaluated: { text: 'a', byDefault: false } }),
      scope,
      ({ kind }, stage) => {
        asked.push(`${stage} ${kind}`)
        return { variables: ['A'], open: false }
      },
      () => {
        asked.push([...scope.names()].join(' '))
        return { open: false }
      },
    )
    expect(asked).toEqual(['0 nothing', 'PATH A', 'PATH A', '2 image', 'PATH A'])
  })

  test('comes to each stage once, after its base, and sees all above it, whatever the shape of the file', () => {
    const shape = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 })
    const holds = fc.property(shape, (choices) => {
      const bases = choices.map((choice, stage) => (choice === 0 || stage === 0 ? scratch : on((choice - 1) % stage)))
      const above = (stage: number): readonly number[] => {
        const base = bases[stage]!
        return base.kind === 'stage' ? [...above(base.index), base.index] : []
      }
      const found = visits(bases)
      const sorted = (stage: number): string => [...above(stage)].sort((a, b) => a - b).join(' ')
      return (
        new Set(found.map(({ stage }) => stage)).size === bases.length &&
        found.length === bases.length &&
        found.every(({ stage, sees, workdir }) => sees === sorted(stage) && workdir === `/${above(stage).join('')}`)
      )
    })
    expect(fc.check(holds, { numRuns: 200, seed: 20_260_901 }).counterexample).toBeNull()
  })
})
