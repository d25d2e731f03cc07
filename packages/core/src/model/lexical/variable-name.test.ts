import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { continuesName, variableNameEnd } from './variable-name.js'

const name = /^(?:\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)/u

describe('the name of a variable', () => {
  test.each([
    ['a', 'a'],
    ['A_9-b', 'A_9'],
    ['_', '_'],
    ['9a', '9'],
    ['0', '0'],
    ['12', '12'],
    ['@@', '@'],
    ['*a', '*'],
    ['#1', '#'],
    ['??', '?'],
    ['-a', '-'],
    ['$$', '$'],
    ['!a', '!'],
    ['\u00e9t\u00e9', '\u00e9t\u00e9'],
    ['\u53d8\u91cf ', '\u53d8\u91cf'],
    ['\u{1d400}\u{1d7d8}x', '\u{1d400}\u{1d7d8}x'],
    ['\u0661\u0662x', '\u0661\u0662'],
    ['1\u0661x', '1\u0661'],
    ['a\u0661', 'a\u0661'],
  ])('of %j is %j', (text, expected) => {
    expect(text.slice(0, variableNameEnd(text, 0))).toBe(expected)
    expect(variableNameEnd(`$${text}`, 1)).toBe(1 + expected.length)
  })

  test.each([
    ...['', ' ', '.', '/', ':', '{', '}', '(', '%', '+', '=', '"', "'", '\\', '`', '&', '<', '^', '~', ',', '\n', '\0'],
    // Neither letters nor digits that count: a combining mark, Roman and superior numbers, a sign, halves.
    ...['\u0301', '\u2160', '\u00b2', '\u20ac', '\u{1f600}', '\ud800', '\udc00'],
  ])('is none: %j', (text) => expect(variableNameEnd(text, 0)).toBe(0))

  test('is what Unicode calls letters and digits', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0x7ff), fc.nat(0x1ffff)), { maxLength: 8 }), (points) => {
        const text = String.fromCodePoint(...points)
        expect(variableNameEnd(text, 0)).toBe(name.exec(text)?.[0].length ?? 0)
      }),
      { seed: 2, numRuns: 300 },
    )
  })
})

describe('a character that continues a name', () => {
  test.each(['a', 'Z', '_', '0', '\u00e9', '\u0661', '\u{1d400}'])('%j does', (text) => {
    expect(continuesName(`x${text}`, 1)).toBe(true)
  })
  test.each(['', ' ', '-', '.', '/', '$', '@', '*', '#', '?', '!', '{', '\u0301', '\u{1f600}'])(
    '%j does not',
    (text) => {
      expect(continuesName(`x${text}`, 1)).toBe(false)
    },
  )
})
