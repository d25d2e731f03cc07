import { describe, expect, it } from 'vitest'
import { fitsLines, longestLine, utf8Length } from './physical-line.js'
import { unsafeCharacter } from './unsafe-characters.js'

describe('physical lines', () => {
  it('are measured in bytes', () => {
    expect(utf8Length('a\u00e9\u20ac\ud83d\ude00')).toBe(1 + 2 + 3 + 4)
    expect(fitsLines('x'.repeat(longestLine))).toBe(true)
    expect(fitsLines('x'.repeat(longestLine + 1))).toBe(false)
    expect(fitsLines(`${'x'.repeat(longestLine)}\n`.repeat(2))).toBe(true)
    expect(fitsLines('\u00e9'.repeat(32_768))).toBe(false)
  })

  it('are counted by the borders of UTF-8', () => {
    const lengths = ['\x7f', '\x80', '\u07ff', '\u0800', '\ud7ff', '\ue000', '\uffff', '\ud800\udc00', '\udbff\udfff']
    expect(lengths.map((text) => utf8Length(text))).toEqual(lengths.map((text) => Buffer.byteLength(text)))
    expect(utf8Length('a\u00e9b', 1, 2)).toBe(2)
    expect(utf8Length('a\u00e9b', 1)).toBe(3)
  })

  it('are each short enough, whatever their characters are', () => {
    const third = Math.floor(longestLine / 3)
    for (const [text, fits] of [
      ['\u20ac'.repeat(third), true],
      ['\u20ac'.repeat(third) + 'a', false],
      [`a\n${'\u20ac'.repeat(third + 1)}`, false],
      [`${'\u20ac'.repeat(third + 1)}\na`, false],
      [`${'x'.repeat(longestLine)}\n${'x'.repeat(longestLine)}`, true],
      [`${'x'.repeat(longestLine + 1)}\n`, false],
    ] as const)
      expect([text.length, fitsLines(text)]).toEqual([text.length, fits])
  })

  it('hold neither NUL nor half characters', () => {
    expect(unsafeCharacter('a\ud83d\ude00\n')).toBeUndefined()
    expect(unsafeCharacter('a\0')).toBe('a NUL character')
    expect(unsafeCharacter('\ude00')).toBe('half of a surrogate pair')
  })
})
