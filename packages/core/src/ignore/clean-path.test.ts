import { posix } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPath } from './clean-path.js'

describe('cleanPath', () => {
  // The results are those of Go's `path.Clean`.
  test.each([
    ['', '.'],
    ['.', '.'],
    ['./', '.'],
    ['././', '.'],
    ['/', '/'],
    ['///', '/'],
    ['a', 'a'],
    ['a/', 'a'],
    ['./a', 'a'],
    ['a//b', 'a/b'],
    ['a/./b', 'a/b'],
    ['//a', '/a'],
    ['/./a/./', '/a'],
    ['a/..', '.'],
    ['a/../b', 'b'],
    ['a/b/..', 'a'],
    ['a/b/c/../../d', 'a/d'],
    ['a/..b/..', 'a'],
    ['/.a/..', '/'],
    ['é/../😀', '😀'],
    // What stands above the beginning stays, and nothing stands above the root.
    ['..', '..'],
    ['./..', '..'],
    ['..//..', '../..'],
    ['../a', '../a'],
    ['../../a', '../../a'],
    ['a/../..', '..'],
    ['a/b/../../..', '..'],
    ['/..', '/'],
    ['/../a', '/a'],
    ['/a/../..', '/'],
    // Names that begin with dots, and blanks and backslashes, are names.
    ['.a', '.a'],
    ['..a', '..a'],
    ['a/.../b', 'a/.../b'],
    ['a/.b/..c', 'a/.b/..c'],
    ['a b/ ', 'a b/ '],
    ['a\\..\\b', 'a\\..\\b'],
  ])('makes %j %j', (path, clean) => expect(cleanPath(path)).toBe(clean))

  test('does to any path what Node does to it, but for the slash at the end, and nothing the second time', () => {
    const parts = fc.constantFrom('a', 'b', '.', '..', '', '...', '.c', 'd ')
    const paths = fc.array(parts, { maxLength: 7 }).map((found) => found.join('/'))
    const holds = fc.property(paths, (path) => {
      const clean = cleanPath(path)
      return clean === posix.normalize(path).replace(/(?<=.)\/$/s, '') && cleanPath(clean) === clean
    })
    expect(fc.check(holds, { numRuns: 500, seed: 20_260_901 }).counterexample).toBeNull()
  })
})
