import { describe, expect, it } from 'vitest'
import { shellWords } from './shell-words.js'

const words = (text: string) => shellWords(text, { raw: 'nothing' })
const raw = (text: string) => shellWords(text, { raw: 'quotes and escapes' })

describe('shellWords', () => {
  it('splits at white space outside quotes', () => {
    expect(words('a  "b c"d \'e f\' g\\ h\u00a0i')).toEqual(['a', 'b cd', 'e f', 'g h', 'i'])
    expect(words('')).toEqual([])
    expect(words("'' a")).toEqual(['a'])
  })

  it('keeps quotes and escapes when asked', () => {
    expect(raw('"a\\"b\\c" \'d\\e\' \\f')).toEqual(['"a\\"b\\c"', "'d\\e'", '\\f'])
    expect(shellWords('"a" \\f', { raw: 'quotes' })).toEqual(['"a"', 'f'])
  })

  it('keeps references', () => {
    expect(words('$a ${b} $5x $$ $')).toEqual(['$a', '${b}', '$5x', '$$', '$'])
    expect(words('${a:-b}')).toEqual(['${a:-b}'])
  })

  it('forgets the word before a modifier, and cuts its text', () => {
    expect(words('foo${a:-b}c')).toEqual(['${a:-b}c'])
    expect(words('${a:-b c}')).toEqual(['${a:-b', 'c}'])
  })

  it('takes the blanks after << into the word', () => {
    expect(words('<<  a < b')).toEqual(['<<  a', '<', 'b'])
  })

  it('refuses what does not balance', () => {
    for (const text of ['"a', "'a", '${a', '${}', '${{', '${:', '${a^}', '${a:#b}', '${a/b}', '"${a', '"a\\'])
      expect(words(text)).toBeUndefined()
  })
})
