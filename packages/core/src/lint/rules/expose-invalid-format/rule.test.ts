import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('ExposeInvalidFormat', () => {
  test.each([
    ['a port of the host', 'FROM a\nEXPOSE 80:80 81\n', [2]],
    ['each of them', 'FROM a\nEXPOSE 1:1 2:2\n', [2, 2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('ExposeInvalidFormat', text)).toEqual(lines)
  })
})
