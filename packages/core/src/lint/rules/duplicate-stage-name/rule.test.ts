import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('DuplicateStageName', () => {
  test.each([
    ['every further one', 'FROM a AS b\nFROM c AS b\nFROM d AS B\n', [2, 3]],
    ['stages without a name', 'FROM a\nFROM b\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('DuplicateStageName', text)).toEqual(lines)
  })
})
