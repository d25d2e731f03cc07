import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('FromAsCasing', () => {
  test.each([
    ['lower below upper', 'FROM a as b\n', [1]],
    ['mixed', 'from a As b\n', [1]],
    ['a mixed FROM is the matter of another rule', 'From a as b\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('FromAsCasing', text)).toEqual(lines)
  })
})
