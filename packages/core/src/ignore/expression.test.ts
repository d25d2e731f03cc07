import { describe, expect, test } from 'vitest'
import { isGlob } from './glob-syntax.js'
import { ignoreMatcher } from './ignore-matcher.js'
import { readIgnore } from './read-ignore.js'

const verdicts = (pattern: string, paths: readonly string[]): readonly string[] =>
  paths.filter((path) => ignoreMatcher([pattern]).isExcluded(path).isExcluded)

describe('brackets in a pattern', () => {
  test.each<[name: string, pattern: string, matches: string[], others: string[]]>([
    ['a range', 'v[0-2]*', ['v0', 'v2x'], ['v3', 'v', '0']],
    ['a caret negates', 'v[^0-2]', ['v3', 'va'], ['v0', 'v']],
    ['an exclamation mark is itself', 'v[!a]', ['v!', 'va'], ['vb']],
    ['a named class', 'v[[:digit:]]', ['v0', 'v9'], ['va', 'v:']],
    ['a named class of hexadecimal digits', 'v[[:xdigit:]]', ['vA', 'vf'], ['vg']],
    ['a negated named class', 'v[[:^alpha:]]', ['v0', 'v_'], ['va', 'vZ']],
    ['a class of Perl', 'v[\\d_]', ['v0', 'v_'], ['va', 'vd']],
    ['a negated class of Perl', 'v[\\W]', ['v-'], ['va', 'v_']],
    ['an escaped bracket', 'v[\\]]', ['v]'], ['v\\', 'v']],
    ['characters beyond the basic plane', 'v[😀-😂]', ['v😁'], ['v😃', 'v']],
  ])('%s', (_, pattern, matches, others) => expect(verdicts(pattern, [...matches, ...others])).toEqual(matches))
})

describe('what stands in a pattern as Go reads an expression', () => {
  test.each<[name: string, pattern: string, matches: string[], others: string[]]>([
    ['a repetition', 'a{2}?', ['aab'], ['ab', 'aa', 'aaab']],
    ['a repetition without an end', 'a{2,}?', ['aab', 'aaab', 'aaa'], ['ab', 'aa']],
    ['a repetition between two numbers', 'a{1,2}?', ['ab', 'aab', 'aa'], ['aaab', 'b']],
    ['braces that are no repetition', 'a{b}?', ['a{b}c'], ['abc', 'a{b}']],
    ['an escape of hexadecimal digits', '\\x41?', ['Ab'], ['x41b', 'A']],
    ['a long escape', '\\x{1F600}?', ['😀b'], ['b']],
    ['an octal escape', '\\101?', ['Ab'], ['101b']],
    ['a tab', '\\t?', ['\tb'], ['tb']],
    ['a word border', '\\bab?', ['abc'], ['bab']],
    ['an escaped dot', 'a\\.?', ['a.b'], ['axb']],
    ['a dot, which is itself', 'a.?', ['a.b'], ['axb']],
  ])('%s', (_, pattern, matches, others) => expect(verdicts(pattern, [...matches, ...others])).toEqual(matches))
})

describe('patterns that BuildKit refuses', () => {
  test.each(['[a', '[', 'a\\', '[]a]', '[-x]', '[a-]', '[^', '[a-', '[\\', '*[', '?[', 'v[a-]'])(
    'because of Match: %s',
    (pattern) => {
      expect(isGlob(pattern)).toBe(false)
    },
  )
  test.each(['a', '*', '[a]', '[^a]', '[a-z]', '\\[', '**', 'a*['])(
    'but not what Match takes, or does not reach: %s',
    (pattern) => {
      expect(isGlob(pattern)).toBe(true)
    },
  )

  test.each([
    ['a range upside down', 'x*[z-a]'],
    ['a class that there is not', 'x*[[:letter:]]'],
    ['an escape that there is not', 'x*\\y'],
    ['too many times', 'x{1001}*'],
    ['a repetition upside down', 'x{2,1}*'],
    ['a repetition of a repetition', 'x{2}{3}*'],
    ['a character that there is not', 'x*\\x{110000}'],
    ['a class of characters that there is not', 'x*\\py'],
  ])('because the expression is none: %s', (_, pattern) => {
    expect(readIgnore(pattern).problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      `error: BuildKit takes "${pattern}" and fails when it compares a path with it`,
    ])
  })

  test.each(['x*\\p{Greek}', 'x*[\\pL]'])('or which are not decided here: %s', (pattern) => {
    expect(readIgnore(pattern).problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      `warning: what "${pattern}" matches depends on Unicode tables of BuildKit, so it is left out here`,
    ])
  })
})
