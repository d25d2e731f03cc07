import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('ReservedStageName', () => {
  test.each([
    ['both words', 'FROM a AS scratch\nFROM b AS context\n', [1, 2]],
    ['parts of names', 'FROM a AS from-scratch\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('ReservedStageName', text)).toEqual(lines)
  })
})
