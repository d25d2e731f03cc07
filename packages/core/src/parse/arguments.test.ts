import { describe, expect, test } from 'vitest'
import { separatedWords } from './arguments.js'
import { isSeparator } from './flag-words.js'

describe('words that white space separates', () => {
  test.each<[text: string, ...words: readonly string[]]>([
    [''],
    [' \t '],
    ['a', 'a'],
    ['a b', 'a', 'b'],
    ['  a\t\u000b\f\r b  ', 'a', 'b'],
    ['"a b"', '"a', 'b"'],
    ['a\\ b', 'a\\', 'b'],
    ['a\u00a0b\u2003c\u0085d', 'a\u00a0b\u2003c\u0085d'],
    ['a\nb', 'a\nb'],
  ])('%j', (text, ...words) => {
    expect(separatedWords(text, 0, text.length).map(({ start, end }) => text.slice(start, end))).toEqual(words)
  })

  test('are those of a stretch', () => {
    expect(separatedWords('ab cd ef', 1, 7)).toEqual([
      { start: 1, end: 2 },
      { start: 3, end: 5 },
      { start: 6, end: 7 },
    ])
    expect(separatedWords('ab cd', 2, 2)).toEqual([])
  })

  test('are separated by five characters', () => {
    const codes = Array.from({ length: 0x3001 }, (_, code) => code)
    expect(codes.filter(isSeparator)).toEqual([0x09, 0x0b, 0x0c, 0x0d, 0x20])
  })
})
