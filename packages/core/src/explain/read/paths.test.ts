import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseName, below, isWithin, join, overlap, pathFrom } from './paths.js'

describe('a path in a folder', () => {
  test.each<[path: string, folder: string, rest: string | undefined]>([
    ['/a', '/', 'a'],
    ['/', '/', ''],
    ['/a/b/c', '/a', 'b/c'],
    ['/a', '/a', ''],
    ['/a', '/a/b', undefined],
    ['/ab', '/a', undefined],
    ['/a', '/A', undefined],
  ])('%s below %s is %j', (path, folder, rest) => {
    expect(below(path, folder)).toBe(rest)
    expect(isWithin(path, folder)).toBe(rest !== undefined)
  })

  const paths = fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 3 }).map((parts) => `/${parts.join('/')}`)

  test('joined to the folder is the path again', () => {
    fc.assert(
      fc.property(paths, paths, (path, folder) => {
        const rest = below(path, folder)
        expect(rest === undefined ? path : join(folder, rest)).toBe(path)
        expect(overlap(path, folder)).toBe(rest !== undefined || below(folder, path) !== undefined)
        expect(overlap(path, folder)).toBe(overlap(folder, path))
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

test.each([
  ['/run/secrets/a', 'a'],
  ['a', 'a'],
  ['/a/', 'a'],
  ['a//', 'a'],
  ['/a.b/c.d', 'c.d'],
  ['/', ''],
  ['', ''],
])('the last part of %j is %j', (path, name) => expect(baseName(path)).toBe(name))

test.each<[workdir: string | undefined, text: string | undefined, path: string | undefined]>([
  ['/app', 'b', '/app/b'],
  ['/app', '', '/app'],
  ['/app', '.', '/app'],
  ['/app', '..', '/'],
  ['/app', '../../..', '/'],
  ['/app', '/b/./c//d/', '/b/c/d'],
  [undefined, '/b', '/b'],
  [undefined, 'b', undefined],
  [undefined, '', undefined],
  ['/app', undefined, undefined],
])('in %j, %j is %j', (workdir, text, path) => {
  expect(pathFrom(workdir, { byDefault: false, ...(text === undefined ? {} : { text }) })).toBe(path)
})
