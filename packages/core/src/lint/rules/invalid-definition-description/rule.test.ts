import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('InvalidDefinitionDescription', () => {
  test.each<readonly [text: string, lines: readonly number[]]>([
    // The name stands first, as it is written; of a stage, as BuildKit reads it.
    ['# x\nARG A\nFROM a\n', [2]],
    ['# A\nARG A\nFROM a\n', []],
    ['# A x\nARG A\nFROM a\n', []],
    ['#A x\nARG A\nFROM a\n', []],
    ['#  A x\nARG A\nFROM a\n', []],
    ['# a x\nARG A\nFROM a\n', [2]],
    ['# A: x\nARG A\nFROM a\n', [2]],
    ['# A\tx\nARG A\nFROM a\n', [2]],
    ['# x\r\nARG A\r\nFROM a\r\n', [2]],
    ['# x\nFROM a AS b\n', [2]],
    ['# b x\nFROM a AS b\n', []],
    ['# b x\nFROM a AS B\n', []],
    ['# B x\nFROM a AS B\n', [2]],
    // The last line counts, and no blank line parts them.
    ['# x\n# A x\nARG A\nFROM a\n', []],
    ['# A x\n# more\nARG A\nFROM a\n', [3]],
    ['# x\n\nARG A\nFROM a\n', [3]],
    ['# x\n#\nARG A\nFROM a\n', []],
    ['#\nARG A\nFROM a\n', []],
    // Of several names, one
    ['# x\nARG A=1 B=2\nFROM a\n', [2]],
    ['# B is it\nARG A=1 B=2\nFROM a\n', []],
    // What is described
    ['# x\nFROM a\n', []],
    ['FROM a\n# x\nARG A\n', [3]],
    ['FROM a\n# x\nENV A=1\n', []],
    ['FROM a\n# x\nRUN y\n', []],
    ['FROM a AS b\n# x\nONBUILD ARG A\nFROM b\n', []],
    // BuildKit heeds no skip for a rule that is asked for.
    ['# x\n# check=skip=InvalidDefinitionDescription\nARG A\nFROM a\n', [3]],
    ['# x\n# stagecraft allow=InvalidDefinitionDescription y\nARG A\nFROM a\n', []],
  ])('%j: %j', (text, lines) => {
    const found = linesOf('InvalidDefinitionDescription', `# check=experimental=all\n\n${text}`)
    expect(found.map((line) => line - 2)).toEqual(lines)
  })

  test.each<readonly [what: string, text: string, lines: readonly number[]]>([
    ['off by default', '# x\nARG A\nFROM a\n', []],
    ['on by the directive', '# check=experimental=InvalidDefinitionDescription\n# x\nARG A\nFROM a\n', [3]],
    ['on by the directive, for all', '# check=experimental=all\n# x\nFROM a AS b\nFROM c\n', [3]],
    ['not on for another rule', '# check=experimental=Other\n# x\nARG A\nFROM a\n', []],
    ['on beside a skip', '# check=skip=all;experimental=all\n# x\nARG A\nFROM a\n', [3]],
    ['on by a comment, there', 'FROM a\n# x\n# check=experimental=all\nARG A\n# y\nARG B\n', [4]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('InvalidDefinitionDescription', text)).toEqual(lines)
  })

  test.each([
    ['# x\nFROM a AS b\n', 'FROM', 'Write "# b …", or part the two with a line "#"'],
    ['# x\nARG A\nFROM a\n', 'ARG', 'Write "# A …", or part the two with a line "#"'],
    ['# x\nARG A=1 B\nFROM a\n', 'ARG', 'Write "# <name> …", or part the two with a line "#"'],
  ])('%j says how to begin', (text, keyword, hint) => {
    const rules = { InvalidDefinitionDescription: 'info' } as const
    expect(saidBy('InvalidDefinitionDescription', text, { rules })).toMatchObject([
      {
        severity: 'info',
        message: `the comment above this ${keyword} does not begin with the name that it describes`,
        hint,
        place: { line: 2 },
      },
    ])
  })
})
