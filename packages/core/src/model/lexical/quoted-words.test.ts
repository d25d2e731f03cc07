import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quotedWords, quotedWordSpans } from './quoted-words.js'

describe('words of ENV, LABEL and ARG', () => {
  test.each<[text: string, ...words: readonly string[]]>([
    [''],
    ['  '],
    ['A=b C=d', 'A=b', 'C=d'],
    ['A="b c"\tD', 'A="b c"', 'D'],
    [`A='b "c' D`, `A='b "c'`, 'D'],
    ['A="b \'c" D', 'A="b \'c"', 'D'],
    ['A="b \\" c" D', 'A="b \\" c"', 'D'],
    ["A='b\\' c", "A='b\\'", 'c'],
    ['A=b\\ c', 'A=b\\ c'],
    ['A=b\\" c"', 'A=b\\"', 'c"'],
    ['A=b\\\\ c', 'A=b\\\\', 'c'],
    ['"', '"'],
    ['"a b', '"a b'],
    ['"" x', '""', 'x'],
    ['"a""b c"d e', '"a""b c"d', 'e'],
    ['a\u00a0b\u0085c\ufeffd', 'a', 'b', 'c\ufeffd'],
    ['a\nb', 'a', 'b'],
    ['${A:-"b c"} ${A:-d e}', '${A:-"b c"}', '${A:-d', 'e}'],
    // An escape character with nothing behind it is dropped, in quotes too, but not between single ones.
    ['A=b\\', 'A=b'],
    ['A\\', 'A'],
    ['\\'],
    ['a \\', 'a'],
    ['"a\\', '"a'],
    ["'a\\", "'a\\"],
    ['\\ ', '\\ '],
    ['\\\\', '\\\\'],
  ])('%j', (text, ...words) => expect(quotedWords(text, '\\')).toEqual(words))

  test('take the escape character of the file', () => {
    expect(quotedWords('A=b` c\\ d', '`')).toEqual(['A=b` c\\', 'd'])
    expect(quotedWords('A="b`" c" d`', '`')).toEqual(['A="b`" c"', 'd'])
  })

  test('are found in a stretch of a text', () => {
    expect(quotedWordSpans('xx a "b c" yy', 2, 10, '\\')).toEqual([
      { start: 3, end: 4 },
      { start: 5, end: 10 },
    ])
    expect(quotedWordSpans('a "b c" d', 0, 5, '\\')).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 5 },
    ])
    expect(quotedWordSpans('a\\b', 0, 2, '\\')).toEqual([{ start: 0, end: 1 }])
    expect(quotedWordSpans('abc', 1, 1, '\\')).toEqual([])
  })

  test('are as many as were put side by side, each with its quotes', () => {
    const inside = fc.string({ unit: fc.constantFrom('a', ' ', '=', "'", '\u00a0'), maxLength: 4 })
    const word = fc.oneof(
      inside.map((text) => `"${text}"`),
      inside.map((text) => `'${text.replaceAll("'", '')}'`),
      inside.map((text) => `x${text.replace(/[ '\u00a0]/g, (sign) => `\\${sign}`)}`),
    )
    const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\u2003'), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(fc.tuple(word, blanks), { maxLength: 5 }), (pieces) => {
        expect(quotedWords(pieces.flat().join(''), '\\')).toEqual(pieces.map(([text]) => text))
      }),
      { seed: 6, numRuns: 100 },
    )
  })
})
