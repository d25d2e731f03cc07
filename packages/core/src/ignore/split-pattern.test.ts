import { describe, expect, test } from 'vitest'
import { splitPattern, trim } from './split-pattern.js'

describe('splitPattern', () => {
  test.each<[pattern: string, text: string, isException: boolean]>([
    ['a', 'a', false],
    ['!a', 'a', true],
    [' a ', 'a', false],
    // The sign stands in the first component, and is cleaned with it.
    ['!a/../b', 'b', false],
    ['!./a', './a', true],
    ['!/a', '/a', true],
    ['!/', '', true],
    ['!', '', true],
    ['!!a', '!a', true],
    ['! a', ' a', true],
    ['a/!b', 'a/!b', false],
    ['\\!a', '\\!a', false],
    ['a/./b//', 'a/b', false],
    ['.', '.', false],
    ['/', '/', false],
    ['../!a', '../!a', false],
    ['a/../!b', 'b', true],
  ])('%j', (pattern, text, isException) => expect(splitPattern(pattern)).toEqual({ text, isException }))

  test.each(['', ' ', '\t', '\u0085\u3000'])('has nothing of %j', (pattern) =>
    expect(splitPattern(pattern)).toBeUndefined(),
  )
})

describe('trim', () => {
  test.each([
    ['', ''],
    [' \t\v\f\r a b \n', 'a b'],
    // White space is what Unicode says it is.
    ['\u00a0\u1680\u2000\u2028\u2029\u202f\u205f\u3000a\u0085', 'a'],
    ['\u200ba\ufeff', '\u200ba\ufeff'],
    ['   ', ''],
  ])('%j', (text, trimmed) => expect(trim(text)).toBe(trimmed))
})
