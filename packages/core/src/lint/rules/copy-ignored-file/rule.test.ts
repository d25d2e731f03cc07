import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('CopyIgnoredFile', () => {
  test.each([['says nothing without an ignore file', 'FROM a\nCOPY x /y\n', []]])('%s', (_, text, lines) => {
    expect(linesOf('CopyIgnoredFile', text)).toEqual(lines)
  })
})
