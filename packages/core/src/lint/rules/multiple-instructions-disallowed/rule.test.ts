import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('MultipleInstructionsDisallowed', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['CMD ["x"]\nCMD ["y"]\nCMD ["z"]', [2, 3]],
    ['CMD x\nCMD ["y"]', [2]],
    ['CMD []\nCMD []', [2]],
    ['ENTRYPOINT ["x"]\nENTRYPOINT ["y"]', [2]],
    ['HEALTHCHECK CMD x\nHEALTHCHECK CMD y\nHEALTHCHECK NONE', [2, 3]],
    ['CMD ["a"]\nENTRYPOINT ["b"]\nCMD ["c"]\nENTRYPOINT ["d"]', [2, 3]],
    ['CMD x \\\n  y\nRUN x\n\nCMD z', [2]],
    ['CMD ["x"]\nENTRYPOINT ["y"]\nHEALTHCHECK NONE', []],
    ['SHELL ["x"]\nSHELL ["y"]\nUSER x\nUSER y', []],
    ['ONBUILD CMD ["x"]\nCMD ["y"]\nONBUILD CMD ["z"]', []],
    // The comment stands before the later one.
    ['CMD ["x"]\n# check=skip=MultipleInstructionsDisallowed\nCMD ["y"]\nCMD ["z"]', [4]],
    ['# check=skip=MultipleInstructionsDisallowed\nCMD ["x"]\nCMD ["y"]', [3]],
    ['CMD ["x"]\n# hadolint ignore=DL4003\nCMD ["y"]', []],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('MultipleInstructionsDisallowed', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a\nCMD ["x"]\nFROM b\nCMD ["y"]\n', []],
    ['FROM a AS b\nCMD ["x"]\nFROM b\nCMD ["y"]\n', []],
    ['FROM a AS b\nONBUILD CMD ["x"]\nFROM b\nCMD ["y"]\n', [3]],
    ['FROM a AS b\nONBUILD CMD ["x"]\nONBUILD CMD ["y"]\nFROM b\n', [4]],
    ['FROM a AS b\nONBUILD ENTRYPOINT ["x"]\nFROM b\nENTRYPOINT ["y"]\nENTRYPOINT ["z"]\n', [3, 4]],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('MultipleInstructionsDisallowed', text)).toEqual(lines)
  })

  test.each(['CMD x', 'ENTRYPOINT x', 'HEALTHCHECK CMD x'])('of %s says which one counts', (instruction) => {
    const [keyword] = instruction.split(' ')
    expect(saidBy('MultipleInstructionsDisallowed', `FROM a\n${instruction}\n${instruction}\n`)).toMatchObject([
      {
        severity: 'warning',
        message: `this ${keyword} does nothing, since the stage has another ${keyword} further down`,
        place: { line: 2 },
        related: [{ message: 'this one counts', place: { line: 3 } }],
        fix: [{ kind: 'remove' }],
      },
    ])
  })

  test.each([
    ['below a comment', 'FROM a\n# x\nCMD ["x"]\nCMD ["y"]\n'],
    ['of a trigger', 'FROM a AS b\nONBUILD CMD ["x"]\nFROM b\nCMD ["y"]\n'],
  ])('mends nothing %s', (_, text) => {
    const [found] = saidBy('MultipleInstructionsDisallowed', text)
    expect(found).not.toHaveProperty('fix')
  })
})
