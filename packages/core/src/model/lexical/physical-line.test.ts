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

  it('hold neither NUL nor half characters', () => {
    expect(unsafeCharacter('a\ud83d\ude00\n')).toBeUndefined()
    expect(unsafeCharacter('a\0')).toBe('a NUL character')
    expect(unsafeCharacter('\ude00')).toBe('half of a surrogate pair')
  })
})
