import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('MultipleInstructionsDisallowed', () => {
  test.each([
    ['at the ones that do nothing', 'FROM a\nCMD ["x"]\nCMD ["y"]\nCMD ["z"]\n', [2, 3]],
    ['each kind alone', 'FROM a\nCMD ["x"]\nENTRYPOINT ["y"]\n', []],
    ['a stage may replace what it inherits', 'FROM a AS b\nCMD ["x"]\nFROM b\nCMD ["y"]\n', []],
    [
      'the comment stands before the later one',
      'FROM a\nCMD ["x"]\n# check=skip=MultipleInstructionsDisallowed\nCMD ["y"]\n',
      [],
    ],
    ['triggers count in the child', 'FROM a AS b\nONBUILD CMD ["x"]\nFROM b\nCMD ["y"]\n', [3]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('MultipleInstructionsDisallowed', text)).toEqual(lines)
  })
})
