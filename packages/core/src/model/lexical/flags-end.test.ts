import { describe, expect, it } from 'vitest'
import { flagsEnd } from './flags-end.js'

describe('flagsEnd', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', ''],
    ['a --b', 'a --b'],
    ['-a b', '-a b'],
    ['--a b', 'b'],
    [' --a=b --c d', 'd'],
    ['--a="b c" d', 'd'],
    ["--a='b\\' c' d", 'd'],
    ['--a=b\\ c d', 'd'],
    ['-- --a', '--a'],
    ['--a -- --b', '--b'],
    ['--a', ''],
    ['--a\u00a0b c', 'c'],
  ]
  it.each(cases)('%j leaves %j', (text, rest) => {
    expect(text.slice(flagsEnd(text, '\\'))).toBe(rest)
  })
})
