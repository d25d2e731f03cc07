import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('StageNameCasing', () => {
  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a AS b\n', []],
    ['FROM a AS bAse\n', [1]],
    ['FROM a AS b-1.x_y\n', []],
    ['FROM a AS b_1.X\n', [1]],
    ['FROM A\n', []],
    ['FROM A AS b\n', []],
    ['FROM a AS b\nFROM B\n', []],
    ['from a as B\n', [1]],
    ['FROM a\tAS\tB\n', [1]],
    ['FROM a AS B\r\n', [1]],
    ['FROM --platform=$BUILDPLATFORM \\\n  a AS B\n', [1]],
    ['FROM a AS \\\n# B\n  b\n', []],
    ['FROM a AS b\\\nC\n', [1]],
    ['FROM a AS B\nFROM b AS C\nFROM c AS d\n', [1, 2]],
    ['FROM a\n# check=skip=StageNameCasing\nFROM a AS B\n', []],
    ['# check=skip=StageNameCasing\nFROM a AS B\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('StageNameCasing', text)).toEqual(lines)
  })

  test('says what to write', () => {
    expect(saidBy('StageNameCasing', 'FROM a \\\n AS Bc\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'the name of the stage is written "Bc", and BuildKit reads it as "bc"',
        hint: 'Write "bc"',
        place: { line: 1, endLine: 2 },
      },
    ])
  })
})
