import { describe, expect, it } from 'vitest'
import { longestLine } from '../model/lexical/physical-line.js'
import { isTooLong, physicalLines } from './physical-lines.js'

function cut(text: string): string[] {
  const lines = physicalLines(text)
  return Array.from({ length: lines.count }, (_, index) => lines.text.slice(lines.start(index), lines.end(index)))
}

describe('physicalLines', () => {
  it('cuts at newlines only', () => {
    expect(cut('a\nb')).toEqual(['a', 'b'])
    expect(cut('a\nb\n')).toEqual(['a', 'b'])
    expect(cut('\n\n')).toEqual(['', ''])
    expect(cut('')).toEqual([])
    expect(cut('a\rb\u2028c\n')).toEqual(['a\rb\u2028c'])
  })

  it('leaves out carriage returns at the end of a line, and the byte order mark', () => {
    expect(cut('a\r\nb\r\r\n\r\n')).toEqual(['a', 'b', ''])
    expect(cut('\ufeffa\n\ufeffb')).toEqual(['a', '\ufeffb'])
  })

  it('replaces lone surrogates, which no file can hold', () => {
    expect(cut('a\ud800b\udc00\ud83d\ude00')).toEqual(['a\ufffdb\ufffd\ud83d\ude00'])
  })
})

describe('isTooLong', () => {
  it('counts bytes, carriage returns among them', () => {
    const tooLong = (line: string) => isTooLong(physicalLines(line), 0)
    expect(tooLong('x'.repeat(longestLine))).toBe(false)
    expect(tooLong('x'.repeat(longestLine) + '\n')).toBe(false)
    expect(tooLong('x'.repeat(longestLine + 1))).toBe(true)
    expect(tooLong('x'.repeat(longestLine) + '\r\n')).toBe(true)
    expect(tooLong('\u00e9'.repeat(32_768))).toBe(true)
    expect(tooLong('\ud83d\ude00'.repeat(16_383) + 'xxx')).toBe(false)
    expect(tooLong('\ud83d\ude00'.repeat(16_384))).toBe(true)
  })
})
