import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('LegacyKeyValueFormat', () => {
  test.each([
    ['labels too', 'FROM a\nLABEL x y z\n', [2]],
    ['an equals sign further on', 'FROM a\nENV a b=c\n', [2]],
    ['quoted keys', 'FROM a\nENV "a b"=c\n', []],
    ['on several lines', 'FROM a\nENV \\\n  a b\n', [2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('LegacyKeyValueFormat', text)).toEqual(lines)
  })
})
