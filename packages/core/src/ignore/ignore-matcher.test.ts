import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from './ignore-matcher.js'
import { readIgnore } from './read-ignore.js'
import { cpuTime } from '../../test/cpu-time.js'

const excluded = (patterns: readonly string[], path: string): boolean =>
  ignoreMatcher(patterns).isExcluded(path).isExcluded

describe('ignoreMatcher', () => {
  test.each([
    ['everything is anchored at the root', ['a.txt'], ['a.txt'], ['b/a.txt']],
    ['** reaches every folder', ['**/a'], ['a', 'b/a', 'b/c/a'], ['ba']],
    ['** without a slash is an ending', ['**foo'], ['foo', 'b/barfoo'], ['foob']],
    ['what lies in an excluded folder is excluded', ['a'], ['a/b/c'], ['ab']],
    ['x/** leaves x itself', ['x/**'], ['x/a', 'x/a/b'], ['x']],
    ['* stays in one folder', ['*.log'], ['a.log', 'a.log/b'], ['b/a.log']],
    ['the last match decides', ['*', '!a/b'], ['a', 'a/c'], ['a/b', 'a/b/c']],
    ['an exception before what excludes does nothing', ['!a', 'a'], ['a'], []],
    ['an exception within a folder', ['a', 'b', '!a/c'], ['a', 'b/c', 'a/d'], ['a/c', 'a/c/d']],
    ['what is excluded again', ['*', '!b', 'b/c'], ['b/c', 'd'], ['b', 'b/d']],
    ['a path with a slash at its end lies in its folder', ['a'], ['a', 'a/'], ['/a']],
    ['a slash behind a pattern is nothing', ['a/'], ['a', 'a/b'], ['ab']],
    ['* is no folder of its own', ['a/*'], ['a/b', 'a/b/c'], ['a']],
    ['? is a character, whatever its length', ['?'], ['a', '😀'], ['ab']],
    ['** between slashes is any number of folders', ['a/**/b'], ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb']],
    ['** within a name ends at a slash', ['a**b'], ['ab', 'a/b', 'a/x/b'], ['axb', 'axyb']],
    ['** behind another wildcard', ['x*/**'], ['xy/a', 'x/a/b'], ['xy', 'y/a']],
    ['** around a name', ['**/a/**'], ['a/b', 'x/a/b'], ['a', 'b']],
    ['** before a name and a wildcard', ['**a*'], ['a', 'ab', 'x/ab'], ['xab', 'b']],
    ['** before more than a name', ['**/b/c'], ['b/c', 'a/b/c', 'b/c/d'], ['xb/c', 'b']],
    ['** before more than a name, without a slash', ['**b/c'], ['b/c', 'a/xb/c'], ['c', 'b']],
    ['** alone is everything', ['**'], ['a', 'a/b'], []],
    ['*** is everything as well', ['***'], ['a', 'a/b'], []],
    ['**/ is everything as well', ['**/'], ['a', 'a/b'], []],
    ['a byte order mark before a wildcard is skipped', ['\ufeffa?'], ['ab'], ['\ufeffab']],
    ['but is not where nothing is to be read', ['\ufeffa'], ['\ufeffa'], ['a']],
    ['brackets are classes', ['[a-c]?'], ['b1'], ['d1', 'b/']],
    ['a backslash takes the meaning away', ['\\*'], ['*'], ['a']],
    [
      'braces, bars and letters behind a backslash mean what Go makes of them',
      ['\\d{2}|x*'],
      ['42', '9x', 'ax'],
      ['4'],
    ],
  ])('%s', (_, patterns, out, kept) => {
    for (const path of out) expect([path, excluded(patterns, path)]).toEqual([path, true])
    for (const path of kept) expect([path, excluded(patterns, path)]).toEqual([path, false])
  })

  test('says which pattern decided', () => {
    const { patterns } = readIgnore('*\n!docs\ndocs/draft.md\n')
    const matcher = ignoreMatcher(patterns)
    expect(matcher.isExcluded('src').by).toBe(patterns[0])
    expect(matcher.isExcluded('docs/a.md')).toEqual({ isExcluded: false, by: patterns[1] })
    expect(matcher.isExcluded('docs/draft.md').by).toBe(patterns[2])
    expect(ignoreMatcher(['a']).isExcluded('b')).toEqual({ isExcluded: false })
    expect(matcher.hasExceptions).toBe(true)
    expect(ignoreMatcher(['a']).hasExceptions).toBe(false)
  })

  test('says when a pattern could not be applied, and goes on', () => {
    const verdict = ignoreMatcher(['a*[', '!', 'b']).isExcluded('b')
    expect(verdict).toEqual({ isExcluded: true, by: { text: 'b' }, unsure: { text: 'a*[' } })
  })

  test('takes time that grows with the path, not with its powers', () => {
    // Backtracking over this would not come back.
    const matcher = ignoreMatcher([
      '*a*a*a*a*a*a*a*a*a*a*a*a*b',
      '**/a/**/a/**/a/**/a/**/a/**/a/**/c',
      'a{900}|a{0,900}c',
    ])
    const matched = cpuTime(() => {
      expect(matcher.isExcluded('a'.repeat(3000)).isExcluded).toBe(false)
      expect(matcher.isExcluded('a/'.repeat(2000)).isExcluded).toBe(false)
    })
    expect(matched).toBeLessThan(8000)
  })
})
