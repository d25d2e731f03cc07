import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyButNewline, BadExpression, single, UnknownExpression } from './character-class.js'
import { matchesAt, type Step } from './expression.js'
import { readExpression } from './read-expression.js'

const one = (character: string): Step => ({ kind: 'one', set: single(character.codePointAt(0)!) })
const any: Step = { kind: 'one', set: anyButNewline }
const noSlash = { ranges: [[0x2f, 0x2f]], isNegated: true } as const
const digits = { ranges: [[0x30, 0x39]], isNegated: false } as const
const perhaps = (of: Step): Step => ({ kind: 'perhaps', of })

describe('the steps of an expression', () => {
  test.each<[text: string, steps: readonly Step[]]>([
    ['', []],
    ['ab', [one('a'), one('b')]],
    ['😀', [one('😀')]],
    ['^a$', [{ kind: 'start' }, one('a'), { kind: 'end' }]],
    ['.', [any]],
    ['.*', [{ kind: 'many', set: anyButNewline }]],
    ['[^/]', [{ kind: 'one', set: noSlash }]],
    ['[^/]*', [{ kind: 'many', set: noSlash }]],
    ['a*', [{ kind: 'many', set: single(0x61) }]],
    ['(.*/)?', [{ kind: 'folders' }]],
    ['(.*/)?a', [{ kind: 'folders' }, one('a')]],
    // Whatever else stands in round brackets has been escaped by who made the text.
    ['\\(a\\)', [one('('), one('a'), one(')')]],
    ['\\.\\+\\$', [one('.'), one('+'), one('$')]],
    ['a{3}', [one('a'), one('a'), one('a')]],
    ['a{0}', []],
    ['a{1,2}', [one('a'), perhaps(one('a'))]],
    ['a{0,2}', [perhaps(one('a')), perhaps(one('a'))]],
    ['a{1,}', [one('a'), { kind: 'many', set: single(0x61) }]],
    ['a{,2}', [one('a'), one('{'), one(','), one('2'), one('}')]],
    ['a{}', [one('a'), one('{'), one('}')]],
    ['a{1', [one('a'), one('{'), one('1')]],
    ['a{-1}', [one('a'), one('{'), one('-'), one('1'), one('}')]],
    ['^{2}', [{ kind: 'start' }, { kind: 'start' }]],
    ['\\d', [{ kind: 'one', set: digits }]],
    [
      '\\d{2}',
      [
        { kind: 'one', set: digits },
        { kind: 'one', set: digits },
      ],
    ],
    ['\\A\\z\\b\\B', [{ kind: 'start' }, { kind: 'end' }, { kind: 'border' }, { kind: 'no-border' }]],
    ['\\Qa*\\E', [one('a'), one('*')]],
    ['\\Qa\\', [one('a'), one('\\')]],
    ['\\Q\\Ea', [one('a')]],
    ['\\Qab\\E*', [one('a'), { kind: 'many', set: single(0x62) }]],
    ['\\x{41}\\102', [one('A'), one('B')]],
    ['a]', [one('a'), one(']')]],
    ['}', [one('}')]],
  ])('%j', (text, steps) => expect(readExpression(text)).toEqual({ steps: [...steps, { kind: 'match' }], starts: [0] }))

  test('alternatives begin one after the other', () => {
    expect(readExpression('^a|b|')).toEqual({
      steps: [{ kind: 'start' }, one('a'), { kind: 'match' }, one('b'), { kind: 'match' }, { kind: 'match' }],
      starts: [0, 3, 5],
    })
  })

  test.each(['*', '{2}', 'a|*', 'a|{2}', '.**', 'a{2}{2}', 'a{2}*', '(.*/)?{2}', '(.*/)?*', 'a{1001}', 'a{2,1}', '\\'])(
    'are none of %j',
    (text) => expect(() => readExpression(text)).toThrow(BadExpression),
  )

  test.each(['^*', '\\b*', '^{1,}', 'a{1000}'.repeat(21)])('are not told of what nobody writes: %.20s', (text) =>
    expect(() => readExpression(text)).toThrow(UnknownExpression),
  )

  test('are as many as there may be', () =>
    expect(readExpression('a{1000}'.repeat(20)).steps).toHaveLength(20 * 1000 + 1))
})

describe('what an expression matches', () => {
  const codes = (text: string): readonly number[] => [...text].map((character) => character.codePointAt(0)!)
  const matches = (expression: string, path: string, end = codes(path).length): boolean =>
    matchesAt(readExpression(expression), codes(path), new Set([end]))

  test('ends at one of the ends', () => {
    const expression = readExpression('^a$')
    const at = (...ends: number[]): boolean => matchesAt(expression, codes('a/b'), new Set(ends))
    expect([at(1), at(3), at(1, 3), at()]).toEqual([true, false, true, false])
  })

  test('what has no end in it goes on behind the ends', () => {
    expect(matches('^a', 'ab/c', 4)).toBe(true)
    expect(matches('^b', 'ab/c', 4)).toBe(false)
    expect(matches('b', 'ab/c', 4)).toBe(true)
  })

  test('is what an expression of JavaScript matches, whatever it is asked before', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '/',
      '😀',
      '.',
      '.*',
      '[^/]',
      '[^/]*',
      '[ab]',
      '(.*/)?',
      'a{2}',
      'b{0,2}',
      '\\b',
    )
    const row = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
    const expressions = fc.tuple(row, row, fc.boolean()).map(([a, b, isOne]) => (isOne ? `^${a}$` : `^${a}|${b}$`))
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '😀'), maxLength: 6 })
    const holds = fc.property(expressions, fc.array(path, { minLength: 6, maxLength: 6 }), (text, paths) => {
      const expression = readExpression(text)
      const judge = new RegExp(text, 'u')
      return paths.every((found) => {
        const all = codes(found)
        return matchesAt(expression, all, new Set([all.length])) === judge.test(found)
      })
    })
    expect(fc.check(holds, { numRuns: 400, seed: 20_260_901 }).counterexample).toBeNull()
  })
})
