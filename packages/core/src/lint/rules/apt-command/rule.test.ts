import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('apt-command', () => {
  test.each([
    ['by its name', 'FROM a\nRUN x && apt update\n', [2]],
    ['another one', 'FROM a\nRUN apt-get update; echo apt\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-command', text, { rules: { 'apt-command': 'info' } })).toEqual(lines)
  })

  test('is off', () => {
    expect(linesOf('apt-command', 'FROM a\nRUN apt update\n')).toEqual([])
  })
})
