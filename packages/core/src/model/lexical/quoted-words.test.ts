import { describe, expect, it } from 'vitest'
import { quotedWords, quotedWordSpans } from './quoted-words.js'

describe('quotedWords', () => {
  it('cuts at white space outside quotes, and keeps quotes and escapes', () => {
    expect(quotedWords('A="b c" D=e\\ f  \'g h\'=i', '\\')).toEqual(['A="b c"', 'D=e\\ f', "'g h'=i"])
    expect(quotedWords('a\u00a0b\u0085c\ufeffd', '\\')).toEqual(['a', 'b', 'c\ufeffd'])
    expect(quotedWords('', '\\')).toEqual([])
    expect(quotedWords('""', '\\')).toEqual(['""'])
  })

  it('lets the escape character keep any character, but not in single quotes', () => {
    expect(quotedWords('a\\"b c', '\\')).toEqual(['a\\"b', 'c'])
    expect(quotedWords('"a\\" b" c', '\\')).toEqual(['"a\\" b"', 'c'])
    expect(quotedWords("'a\\' b' c", '\\')).toEqual(["'a\\'", "b' c"])
    expect(quotedWords('a` b\\ c', '`')).toEqual(['a` b\\', 'c'])
  })

  it('drops an escape character at the end', () => {
    expect(quotedWords('a=b\\', '\\')).toEqual(['a=b'])
    expect(quotedWords('a \\', '\\')).toEqual(['a'])
    expect(quotedWords('a "b\\', '\\')).toEqual(['a', '"b'])
  })

  it('keeps a word whose quote is not closed', () => {
    expect(quotedWords('a "b c', '\\')).toEqual(['a', '"b c'])
  })

  it('gives offsets in a stretch', () => {
    expect(quotedWordSpans('ENV a=1 b=2 ', 4, 11, '\\')).toEqual([
      { start: 4, end: 7 },
      { start: 8, end: 11 },
    ])
  })
})
