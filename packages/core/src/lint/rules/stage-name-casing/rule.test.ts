import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('StageNameCasing', () => {
  test.each([
    ['upper case anywhere', 'FROM a AS bAse\n', [1]],
    ['behind flags and continued lines', 'FROM --platform=$BUILDPLATFORM \\\n  a AS B\n', [1]],
    ['digits and dots have no case', 'FROM a AS b-1.x\n', []],
    ['no name', 'FROM A\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('StageNameCasing', text)).toEqual(lines)
  })
})
