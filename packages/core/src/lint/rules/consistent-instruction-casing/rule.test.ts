import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('ConsistentInstructionCasing', () => {
  test.each([
    ['the fewer ones are wrong', 'from a\nrun x\nRUN y\n', [3]],
    ['upper case wins a tie', 'from a\nRUN x\n', [1]],
    ['mixed is wrong in either', 'FROM a\nRun x\n', [2]],
    ['what is no instruction', 'FROM a\nRUN x\npecl install y\n{{end}}\n', []],
    ['a keyword cut by a continuation', 'FROM a\nru\\\nn x\nRUN y\n', [2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('ConsistentInstructionCasing', text)).toEqual(lines)
  })
})
