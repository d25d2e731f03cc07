import { describe, expect, test } from 'vitest'
import { allKeywords } from '../model/index.js'
import { keywordOf } from './keyword.js'

describe('a keyword', () => {
  test('is known in any case', () => {
    for (const keyword of allKeywords) {
      const mixed = keyword.replace(/./g, (letter, at: number) => (at % 2 === 0 ? letter : letter.toLowerCase()))
      expect([keyword, keyword.toLowerCase(), mixed].map(keywordOf)).toEqual([keyword, keyword, keyword])
    }
  })

  test.each([
    '',
    'RUNN',
    'RU',
    'RUN ',
    'R\u00dcN',
    'COMMENT',
    'constructor',
    '__proto__',
    'AS',
    'NONE',
    '\u017fhell',
    'from\u0000',
  ])('is no other word: %j', (word) => expect(keywordOf(word)).toBeUndefined())

  test('is read as Go folds letters: the sign of Kelvin is a k, the I with a dot an i', () => {
    expect(['wor\u212adir', 'ONBU\u0130LD'].map(keywordOf)).toEqual(['WORKDIR', 'ONBUILD'])
  })
})
