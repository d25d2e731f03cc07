import { describe, expect, it } from 'vitest'
import { quotedWords } from './quoted-words.js'

describe('quotedWords', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['  ', []],
    ['A=b C=d', ['A=b', 'C=d']],
    ['A="b c"\tD', ['A="b c"', 'D']],
    [`A='b "c' D`, [`A='b "c'`, 'D']],
    ['A="b \\" c" D', ['A="b \\" c"', 'D']],
    ["A='b\\' c", ["A='b\\'", 'c']],
    ['A=b\\ c', ['A=b\\ c']],
    ['A=b\\', ['A=b']],
    ['"', ['"']],
    ['"" x', ['""', 'x']],
    ['a\u00a0b\u0085c\ufeffd', ['a', 'b', 'c\ufeffd']],
    ['${A:-"b c"} ${A:-d e}', ['${A:-"b c"}', '${A:-d', 'e}']],
  ]
  it.each(cases)('%j', (rest, words) => {
    expect(quotedWords(rest, '\\')).toEqual(words)
  })

  it('takes the escape character of the file', () => {
    expect(quotedWords('A=b` c\\ d', '`')).toEqual(['A=b` c\\', 'd'])
  })
})
