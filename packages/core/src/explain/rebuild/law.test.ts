import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { build, possible, textOf, type Files, type SimulatedStage, type SimulatedStep } from '../testing/simulated.js'
import { predictRebuild } from './predict-rebuild.js'

const contextPaths = ['/a', '/b', '/d/a', '/d/b']
const places = ['/a', '/x', '/x/a', '/d', '/d/a', '/out']

const steps = (index: number): fc.Arbitrary<SimulatedStep> => {
  const copy = fc.record({
    kind: fc.constant('copy' as const),
    sources: fc.uniqueArray(fc.constantFrom('/a', '/b', '/d', '/d/a'), { minLength: 1, maxLength: 2 }),
    to: fc.constantFrom('/x', '/x/', '/d/', '/'),
    isLinked: fc.constantFrom(false, false, true),
  })
  const run = fc.record({
    kind: fc.constant('run' as const),
    name: fc.constantFrom('one', 'two'),
    writes: fc.constantFrom(...places),
    result: fc.constantFrom('all' as const, 'same' as const, 'time' as const),
  })
  if (index === 0) return fc.oneof(copy, run)
  const stage = fc.nat({ max: index - 1 })
  const from = fc.record({
    from: stage,
    sources: fc.constantFrom(['/x'], ['/x/a'], ['/d'], ['/a'], ['/out'], ['/']),
    copy,
  })
  const copyFrom = from.map(({ from: other, sources, copy: one }) => ({ ...one, from: other, sources }))
  const mounted = fc
    .record({ mount: fc.tuple(stage, fc.constantFrom(...places)), run })
    .map(({ mount, run: one }) => ({ ...one, mount }))
  return fc.oneof(copy, run, copyFrom, copyFrom, mounted)
}

const stages = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, index) =>
      fc
        .record({
          steps: fc.array(steps(index), { minLength: 1, maxLength: 4 }),
          base: index === 0 ? fc.constant(undefined) : fc.option(fc.nat({ max: index - 1 }), { nil: undefined }),
        })
        .map(({ steps: own, base }): SimulatedStage => (base === undefined ? { steps: own } : { steps: own, base })),
    ),
  ),
)

const filesAt = (changed: readonly string[]): Files =>
  new Map(contextPaths.map((path) => [path, changed.includes(path) ? `new ${path}` : path]))

/** What is wrong with the prediction for a file that becomes another, while files of the context change. */
function faults(
  before: readonly SimulatedStage[],
  now: readonly SimulatedStage[],
  changed: readonly string[],
): readonly string[] {
  const { cache } = build(before, filesAt([]), new Map(), 'before')
  const { hits } = build(now, filesAt(changed), cache, 'now')
  const predicted = predictRebuild(parse(textOf(now)).file, {
    files: changed.map((path) => path.slice(1)),
    before: parse(textOf(before)).file,
  })
  const slips = predicted.flatMap(({ steps: own }, stage) =>
    own.flatMap(({ verdict }, at) => {
      const isHit = hits[stage]![at]!
      return verdict === 'may' || (verdict === 'cached') === isHit ? [] : [`${verdict}: step ${at} of s${stage}`]
    }),
  )
  return slips.length === 0 ? [] : [textOf(before), textOf(now), `changed: ${changed.join(' ')}`, ...slips]
}

/** One step more, one less, or two that change places. */
const edits = fc.tuple(fc.constantFrom('add', 'drop', 'swap'), fc.nat(3), fc.nat(3), steps(1))

function edited(
  file: readonly SimulatedStage[],
  [how, stage, at, added]: readonly [string, number, number, SimulatedStep],
) {
  const index = stage % file.length
  const own = [...file[index]!.steps]
  const place = at % (own.length + 1)
  if (how === 'drop') own.splice(place, 1)
  else if (how === 'swap') own.splice(place, 0, ...own.splice(0, 1))
  // The first stage has no other to take from.
  else if (index > 0 || (added.kind === 'copy' ? added.from : added.mount) === undefined) own.splice(place, 0, added)
  return file.map((one, other) => (other === index ? { ...one, steps: own } : one))
}

describe('what is said for sure comes true', () => {
  const options = { seed: 1, numRuns: 120 }

  test('when files change', () => {
    fc.assert(
      fc.property(stages, fc.subarray(contextPaths), (any, changed) => {
        const file = possible(any, filesAt([]))
        expect(faults(file, file, changed)).toEqual([])
      }),
      options,
    )
  })

  test('when the Dockerfile is another', () => {
    fc.assert(
      fc.property(stages, edits, fc.subarray(contextPaths), (any, edit, changed) => {
        const before = possible(any, filesAt([]))
        const now = possible(edited(before, edit), filesAt([]))
        expect(faults(before, now, changed)).toEqual([])
      }),
      options,
    )
  })
})
