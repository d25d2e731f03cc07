import { describe, expect, it } from 'vitest'
import { readJsonArray, writeJsonArray } from './json-array.js'

describe('readJsonArray', () => {
  it('reads strings', () => {
    expect(readJsonArray('["a", "b\\n\\/\\u0041"]')).toEqual(['a', 'b\n/A'])
    expect(readJsonArray(' [ ] ')).toEqual([])
    expect(readJsonArray('\u00a0["a"]')).toEqual(['a'])
    expect(readJsonArray('["\\ud800", "\\ud83d\\ude00"]')).toEqual(['\ufffd', '\ud83d\ude00'])
  })

  it('takes what is not JSON for text', () => {
    for (const text of [
      '',
      'a',
      "['a']",
      '["a",]',
      '["a"] # c',
      '["a" "b"]',
      '["c:\\x"]',
      '["\t"]',
      '[',
      '[ -f x ] && y',
      '[a]',
    ]) {
      expect(readJsonArray(text)).toBe('not-json')
    }
  })

  it('refuses JSON of anything else', () => {
    for (const text of ['[1]', '[null]', '["a", ["b"]]', '[{}]', '[1e300]'])
      expect(readJsonArray(text)).toBe('not-strings')
  })

  it('takes what Go cannot hold for text', () => {
    expect(readJsonArray('["a", [1e999]]')).toBe('not-json')
    expect(readJsonArray('['.repeat(10_000) + ']'.repeat(10_000))).toBe('not-strings')
    expect(readJsonArray('['.repeat(10_001) + ']'.repeat(10_001))).toBe('not-json')
    expect(readJsonArray(`[${'{"a":'.repeat(9999)}1${'}'.repeat(9999)}]`)).toBe('not-strings')
    expect(readJsonArray(`[${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}]`)).toBe('not-json')
    // What is closed or quoted is not deep.
    expect(readJsonArray(`[${Array.from({ length: 6000 }, () => '[[]]').join(',')}]`)).toBe('not-strings')
    expect(readJsonArray(`["${'['.repeat(20_000)}"]`)).toEqual(['['.repeat(20_000)])
    expect(readJsonArray(`["\\"${'['.repeat(20_000)}"]`)).toEqual([`"${'['.repeat(20_000)}`])
    expect(readJsonArray(`["\\\\", "${'{'.repeat(20_000)}"]`)).toEqual(['\\', '{'.repeat(20_000)])
  })
})

describe('writeJsonArray', () => {
  it('writes what reads back', () => {
    const items = ['a', '', '"\\/\n\t', '\u2028\ud83d\ude00']
    expect(readJsonArray(writeJsonArray(items))).toEqual(items)
    expect(writeJsonArray(['nginx', '-g'])).toBe('["nginx", "-g"]')
  })
})
