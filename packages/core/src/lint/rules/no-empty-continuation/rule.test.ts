import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('NoEmptyContinuation', () => {
  test.each([
    ['at the blank line', 'FROM a\nRUN x \\\n\n  y\n', [3]],
    ['each of them', 'FROM a\nRUN x \\\n\n\n  y\n', [3, 4]],
    ['a blank line between instructions is none', 'FROM a\n\nRUN x\n', []],
    ['the directive silences it', '# check=skip=NoEmptyContinuation\nFROM a\nRUN x \\\n\n  y\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('NoEmptyContinuation', text)).toEqual(lines)
  })
})
