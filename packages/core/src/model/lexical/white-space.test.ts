import { describe, expect, test } from 'vitest'
import { isSpace, skipSpace, trimSpace } from './white-space.js'

describe('white space', () => {
  test('is what Unicode calls so, as Go has it: not what JavaScript means by \\s', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code)
    const differ = (pattern: RegExp) =>
      codes.filter((code) => pattern.test(String.fromCharCode(code)) !== isSpace(code))
    expect(differ(/^\p{White_Space}$/u)).toEqual([])
    expect(differ(/^\s$/)).toEqual([0x85, 0xfeff])
  })

  test.each([
    ['  a ', 2, 3],
    ['a', 0, 1],
    ['\u00a0\t\u3000a b\u2028\n', 3, 6],
    ['\ufeffa\ufeff', 0, 3],
  ])('is skipped from both ends of %j', (text, start, end) => {
    expect([skipSpace(text, 0, text.length), trimSpace(text, 0, text.length)]).toEqual([start, end])
  })

  test('is skipped inside a stretch, and no further', () => {
    const text = 'x \u00a0a b\t y'
    expect([skipSpace(text, 1, 7), trimSpace(text, 1, 7)]).toEqual([3, 6])
    expect([skipSpace('   ', 1, 2), trimSpace('   ', 1, 2)]).toEqual([2, 1])
    expect([skipSpace('   ', 1, 1), trimSpace('   ', 1, 1)]).toEqual([1, 1])
    expect([skipSpace('', 0, 0), trimSpace('', 0, 0)]).toEqual([0, 0])
  })
})
