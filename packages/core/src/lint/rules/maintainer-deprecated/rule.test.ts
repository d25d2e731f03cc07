import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('MaintainerDeprecated', () => {
  test.each([['any casing', 'FROM a\nmaintainer me\n', [2]]])('%s', (_, text, lines) => {
    expect(linesOf('MaintainerDeprecated', text)).toEqual(lines)
  })
})
