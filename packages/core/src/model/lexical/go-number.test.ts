import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goBoolean, goInteger, goUnsigned32 } from './go-number.js'

describe('an integer', () => {
  test.each([
    ['0', 0],
    ['-0', -0],
    ['+1', 1],
    ['-2', -2],
    ['01', 1],
    ['-007', -7],
    [`${'0'.repeat(40)}5`, 5],
    ['9223372036854775807', 2 ** 63],
    ['-9223372036854775808', -(2 ** 63)],
  ])('is read from %s', (text, value) => expect(Number(goInteger(text))).toBe(value === 0 ? 0 : value))

  test.each([
    '',
    '+',
    '-',
    '1a',
    'a1',
    '1.0',
    '1e3',
    '0x1',
    '1_000',
    ' 1',
    '1 ',
    '1\n',
    '--1',
    '+-1',
    '\u0661',
    '9223372036854775808',
    '-9223372036854775809',
  ])('is none: %j', (text) => expect(goInteger(text)).toBeUndefined())
})

describe('an unsigned number of 32 bits', () => {
  test.each<[text: string, octal: number | undefined, decimal: number | undefined]>([
    ['0', 0, 0],
    ['7', 7, 7],
    ['0755', 0o755, 755],
    ['8', undefined, 8],
    ['37777777777', 2 ** 32 - 1, undefined],
    ['40000000000', undefined, undefined],
    ['4294967295', undefined, 2 ** 32 - 1],
    ['4294967296', undefined, undefined],
    ['00000000000000000001', 1, 1],
    ...['', '+1', '-1', '-0', '1.0', '0x1', '0o7', '1_0', ' 1', '1 ', 'x7', '7x', '\u0661'].map(
      (text): [string, undefined, undefined] => [text, undefined, undefined],
    ),
  ])('%j', (text, octal, decimal) => expect([goUnsigned32(text, 8), goUnsigned32(text, 10)]).toEqual([octal, decimal]))

  test('is what was written, in either base', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.nat(5), (value, zeros) => {
        const lead = '0'.repeat(zeros)
        expect(goUnsigned32(lead + value.toString(8), 8)).toBe(value)
        expect(goUnsigned32(lead + value.toString(10), 10)).toBe(value)
      }),
      { seed: 5, numRuns: 100 },
    )
  })
})

test('a truth value has the spellings of Go, and no others', () => {
  const spelled = (value: boolean | undefined, words: string) =>
    words.split(' ').filter((word) => goBoolean(word) !== value)
  expect(spelled(true, '1 t T true True TRUE')).toEqual([])
  expect(spelled(false, '0 f F false False FALSE')).toEqual([])
  expect(spelled(undefined, 'yes no on off tRUE fALSE tr 11 01 +1 -0 at ta xfalse falsex')).toEqual([])
  expect(goBoolean('')).toBeUndefined()
  expect(goBoolean('true\n')).toBeUndefined()
})
