import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BadExpression,
  contains,
  isWordCharacter,
  perlSet,
  readClass,
  readEscape,
  refuseUnicode,
  single,
  UnknownExpression,
} from './character-class.js'

const code = (character: string): number => character.codePointAt(0)!
const range = (low: string, high = low): readonly [number, number] => [code(low), code(high)]

describe('contains', () => {
  const letters = { ranges: [range('b', 'd'), range('x')], isNegated: false }
  test.each([...'bcdx'])('has both ends and what is between: %s', (one) =>
    expect(contains(letters, code(one))).toBe(true),
  )
  test.each([...'aewy'])('has nothing beside them: %s', (one) => expect(contains(letters, code(one))).toBe(false))
  test('turns round what is negated', () => {
    expect([...'abcdex'].filter((one) => contains({ ...letters, isNegated: true }, code(one)))).toEqual(['a', 'e'])
    expect(contains({ ranges: [], isNegated: true }, 0)).toBe(true)
    expect(contains({ ranges: [], isNegated: false }, 0)).toBe(false)
  })
  test('of one character has that', () => {
    expect([0x60, 0x61, 0x62].filter((one) => contains(single(0x61), one))).toEqual([0x61])
  })
})

test('a character of a word is a letter, a digit or a line of ASCII', () => {
  expect([...'09azAZ_'].every((one) => isWordCharacter(code(one)))).toBe(true)
  expect([...'/:@[`{-é'].some((one) => isWordCharacter(code(one)))).toBe(false)
  expect(isWordCharacter(undefined)).toBe(false)
})

describe('a class in brackets', () => {
  test.each<[text: string, ranges: readonly (readonly [number, number])[], isNegated?: boolean]>([
    ['a]', [range('a')]],
    ['ab]', [range('a'), range('b')]],
    ['a-c]', [range('a', 'c')]],
    ['a-a]', [range('a')]],
    ['^a]', [range('a')], true],
    ['^^]', [range('^')], true],
    ['a^]', [range('a'), range('^')]],
    // The bracket that closes is text in the first place.
    [']]', [range(']')]],
    ['^]]', [range(']')], true],
    [']-a]', [range(']', 'a')]],
    // A dash at an end is one.
    ['a-]', [range('a'), range('-')]],
    ['-a]', [range('-'), range('a')]],
    ['+--]', [range('+', '-')]],
    ['a-c-e]', [range('a', 'c'), range('-'), range('e')]],
    ['[]', [range('[')]],
    ['[:]', [range('['), range(':')]],
    ['é-ü😀]', [range('é', 'ü'), range('😀')]],
    ['\\]-a]', [range(']', 'a')]],
    ['\\x41-\\103]', [range('A', 'C')]],
    ['[:digit:]a]', [range('0', '9'), range('a')]],
    ['\\d\\-]', [range('0', '9'), range('-')]],
    ['/]', [range('/')]],
  ])('[%s', (text, ranges, isNegated = false) =>
    expect(readClass(`[${text}rest`, 1)).toEqual({ set: { ranges, isNegated }, end: text.length + 1 }),
  )

  test.each([
    '',
    'a',
    '^',
    '^]',
    ']',
    'b-a]',
    'a-',
    '[:x:]]',
    '[:Digit:]]',
    '[:^x:]]',
    '\\',
    '\\y]',
    '\\py]',
    'a-\\d]',
  ])('is none: [%s', (text) => expect(() => readClass(`[${text}`, 1)).toThrow(BadExpression))

  test.each(['\\pL]', 'a\\PN]', '\\p{Greek}]'])('needs tables of Unicode: [%s', (text) =>
    expect(() => readClass(`[${text}`, 1)).toThrow(UnknownExpression),
  )

  test('without what a named class has, has all the rest', () => {
    const negated = ['[:^digit:]', '[:^upper:]', '[:^space:]', '\\D', '\\S', '\\W']
    const holds = fc.property(fc.constantFrom(...negated), fc.nat(0x10ffff), (name, one) => {
      const positive = name.startsWith('[') ? name.replace('^', '') : name.toLowerCase()
      return contains(readClass(`${name}]`, 0).set, one) !== contains(readClass(`${positive}]`, 0).set, one)
    })
    expect(fc.check(holds, { numRuns: 200, seed: 20_260_901 }).counterexample).toBeNull()
    // The borders of each range, where a slip would be.
    const border = negated.filter(
      (name) => !contains(readClass(`${name}]`, 0).set, 0) || !contains(readClass(`${name}]`, 0).set, 0x10ffff),
    )
    expect(border).toEqual([])
  })
})

describe('an escape', () => {
  test.each<[text: string, found: string, length: number]>([
    ['.', '.', 1],
    ['\\', '\\', 1],
    [']', ']', 1],
    ['-', '-', 1],
    [' ', ' ', 1],
    ['a', '\u0007', 1],
    ['f', '\f', 1],
    ['n', '\n', 1],
    ['r', '\r', 1],
    ['t', '\t', 1],
    ['v', '\v', 1],
    ['0', '\0', 1],
    ['08', '\0', 1],
    ['012', '\n', 3],
    ['0123', '\n', 3],
    ['12', '\n', 2],
    ['128', '\n', 2],
    ['101', 'A', 3],
    ['1011', 'A', 3],
    ['777', '\u01ff', 3],
    ['x41', 'A', 3],
    ['x4aB', 'J', 3],
    ['x{41}', 'A', 5],
    ['x{1f600}', '😀', 8],
    ['x{0000041}', 'A', 10],
    ['x{10FFFF}', '\u{10ffff}', 9],
  ])('\\%s', (text, found, length) =>
    expect(readEscape(`\\${text}`, 1)).toEqual({ code: code(found), end: length + 1 }),
  )

  test.each(['', '1', '8', '18', 'x', 'x4', 'x4g', 'x{', 'x{}', 'x{4', 'x{g}', 'x{110000}', 'b', 'z', 'Q', 'é', '😀'])(
    'is none: \\%s',
    (text) => expect(() => readEscape(`\\${text}`, 1)).toThrow(BadExpression),
  )
})

describe('a class of Perl', () => {
  test.each(['d', 's', 'w'])('%s', (letter) => {
    const { ranges } = perlSet(letter)!
    expect(perlSet(letter)).toEqual({ ranges, isNegated: false })
    expect(perlSet(letter.toUpperCase())).toEqual({ ranges, isNegated: true })
  })
  test.each(['', 'a', 'x', 'constructor', 'DD'])('%j is none', (letter) => expect(perlSet(letter)).toBeUndefined())
})

test('a class of Unicode is refused, whether Go has it or not', () => {
  const of = (text: string) => () => refuseUnicode(text, 0)
  for (const letter of 'CLMNPSZ{') expect(of(`\\p${letter}`)).toThrow(UnknownExpression)
  for (const text of ['\\p', '\\P', '\\pA', '\\PX', '\\pl', '\\p}']) expect(of(text)).toThrow(BadExpression)
  for (const text of ['\\d', 'p', '\\']) expect(of(text)).not.toThrow()
})
