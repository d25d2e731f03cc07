import { posix } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absolutePath } from './absolute-path.js'

describe('absolutePath', () => {
  test.each<[paths: readonly string[], joined: string]>([
    [['/a'], '/a'],
    [['/a/b-c_d'], '/a/b-c_d'],
    [['/a/'], '/a'],
    [['/'], '/'],
    [[''], '/'],
    [['a'], '/a'],
    [['/a', 'b'], '/a/b'],
    [['/a', '/b'], '/a/b'],
    [['/a', ''], '/a'],
    [['/a', '..', '..', 'b'], '/b'],
    [['/a', './/b/.'], '/a/b'],
    [['/a', '...'], '/a/...'],
  ])('%j', (paths, joined) => expect(absolutePath(...paths)).toBe(joined))

  test('is what Node makes of paths behind the root', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b-c', '.', '..', '', 'é'), { maxLength: 5 })
      .map((parts) => parts.join('/'))
    const holds = fc.property(fc.array(path, { minLength: 1, maxLength: 3 }), (paths) => {
      const joined = posix.join('/', ...paths)
      return absolutePath(...paths) === (joined.length > 1 ? joined.replace(/\/$/, '') : joined)
    })
    expect(fc.check(holds, { numRuns: 300, seed: 20_260_901 }).counterexample).toBeNull()
  })
})
