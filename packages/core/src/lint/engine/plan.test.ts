import { describe, expect, test } from 'vitest'
import { named } from '../testing/walked.js'
import { Plan, type Turn } from './plan.js'
import { entryRule, fileRule, fromRule, gatheringRule, stageRule, visitRule } from './rule.js'

const nothing = (): void => {}
const names = (turns: readonly Turn<unknown>[]): readonly string[] => turns.map(({ rule }) => rule.name)

describe('a plan', () => {
  test.each([
    ['file', { file: nothing }],
    ['globalArg', { globalArg: nothing }],
    ['stage', { stage: nothing }],
    ['instruction', { instruction: nothing }],
    ['argumentDefault', { argumentDefault: nothing }],
    ['stageEnd', { stageEnd: nothing }],
    ['end', { end: nothing }],
  ] as const)('has the rules of %s, in their order', (key, visits) => {
    const rules = [visitRule(named('a'), visits), visitRule(named('b'), {}), visitRule(named('c'), visits)]
    const plan = new Plan(rules)
    expect(names(plan[key])).toEqual(['a', 'c'])
    expect(plan[key].every(({ visit, remembers }) => visit === nothing && remembers === undefined)).toBe(true)
    const others = ['file', 'globalArg', 'stage', 'instruction', 'argumentDefault', 'stageEnd', 'end'] as const
    expect(others.filter((other) => plan[other].length > 0)).toEqual([key])
    expect(plan.rules).toBe(rules)
  })

  test('has the rules of a kind, handlers first, made once', () => {
    const plan = new Plan([
      visitRule(named('a'), { entries: { run: nothing, cmd: nothing } }),
      entryRule(named('b'), { run: nothing }),
      fileRule(named('c'), nothing),
      fromRule(named('d'), nothing),
      stageRule(named('e'), () => ({}), { entries: { run: nothing } }),
    ])
    expect(names(plan.of('run'))).toEqual(['b', 'a', 'e'])
    expect(names(plan.of('cmd'))).toEqual(['a'])
    expect(names(plan.of('env'))).toEqual([])
    expect(plan.of('run')).toBe(plan.of('run'))
  })

  test('knows what a rule remembers, and where', () => {
    const begin = (): object => ({})
    const plan = new Plan([
      gatheringRule(named('a'), begin, { end: nothing }),
      fileRule(named('b'), nothing),
      stageRule(named('c'), begin, { stageEnd: nothing, entries: { run: nothing } }),
    ])
    expect(plan.end[0]!.remembers).toEqual({ begin, start: undefined, slot: 0 })
    expect(plan.stageEnd[0]!.remembers).toEqual({ begin: undefined, start: begin, slot: 2 })
    expect(plan.of('run')[0]!.remembers).toEqual({ begin: undefined, start: begin, slot: 2 })
    expect(plan.file[0]!.remembers).toBeUndefined()
  })

  test('of no rules is empty', () => {
    expect([new Plan([]).of('run'), new Plan([]).end]).toEqual([[], []])
  })
})
