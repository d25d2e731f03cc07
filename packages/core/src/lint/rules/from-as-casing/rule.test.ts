import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('FromAsCasing', () => {
  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a AS b\n', []],
    ['from a as b\n', []],
    ['FROM a as b\n', [1]],
    ['from a AS b\n', [1]],
    ['FROM a As b\n', [1]],
    ['from a aS b\n', [1]],
    ['From a as b\n', []],
    ['From a As b\n', []],
    ['FROM a\n', []],
    ['FROM as AS as\n', []],
    ['FROM as as as\n', [1]],
    ['FROM --platform=$BUILDPLATFORM a as b\n', [1]],
    ['FROM\ta\tas\tb\n', [1]],
    ['FROM a \\\n  as \\\n  b\n', [1]],
    ['FROM a \\\n# AS\n  as b\n', [1]],
    ['FROM a a\\\ns b\n', [1]],
    ['FR\\\nOM a as b\n', [1]],
    ['FROM a as b\r\n', [1]],
    ['# escape=`\nFROM a `\n  as b\n', [2]],
    ['FROM a as b\nFROM b AS c\nFROM c as d\n', [1, 3]],
    ['FROM x\n# check=skip=FromAsCasing\nFROM a as b\n', []],
    ['# check=skip=FromAsCasing\nFROM a as b\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('FromAsCasing', text)).toEqual(lines)
  })

  test('says what to write', () => {
    expect(saidBy('FromAsCasing', 'from a \\\n  AS b\n')).toMatchObject([
      {
        severity: 'warning',
        message: '"AS" is not written like "from"',
        hint: 'Write "as"',
        place: { line: 1, endLine: 2 },
      },
    ])
  })
})
