import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('ExposeProtoCasing', () => {
  test.each([
    ['any upper case', 'FROM a\nEXPOSE 80/Tcp 81\n', [2]],
    ['in a variable', 'FROM a\nARG P=80/TCP\nEXPOSE $P\n', [3]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('ExposeProtoCasing', text)).toEqual(lines)
  })
})
