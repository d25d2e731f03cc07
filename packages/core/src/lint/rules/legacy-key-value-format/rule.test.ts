import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('LegacyKeyValueFormat', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['ENV a b', [2]],
    ['env a b', [2]],
    ['LABEL a b c', [2]],
    ['LABEL a\tb', [2]],
    ['ENV a b=c', [2]],
    ['ENV a =b', [2]],
    ['ENV a "b"', [2]],
    ['ENV é b', [2]],
    ['ENV \\\n  a b', [2]],
    ['ENV a\\\n b', [2]],
    ['ENV a \\\n# x\n b', [2]],
    ['ENV a b\r', [2]],
    ['ENV a=b c=d', []],
    ['ENV a= b=c', []],
    ['ENV "a b"=c', []],
    ["ENV a='b c'", []],
    ['ENV a\\ b=c', []],
    ['ENV a\\\n=b', []],
    ['ENV a=b \\\n  c=d', []],
    ['ARG a b', []],
    ['ONBUILD ENV a b', []],
    ['# check=skip=LegacyKeyValueFormat\nENV a b\nENV a b', [4]],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('LegacyKeyValueFormat', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a AS b\nONBUILD ENV a b\nFROM b\n', [3]],
    ['# escape=`\nFROM a\nENV a `\n b\nENV a=`\nb\n', [3]],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('LegacyKeyValueFormat', text)).toEqual(lines)
  })

  test.each(['ENV', 'LABEL'])('%s says what to write', (keyword) => {
    expect(saidBy('LegacyKeyValueFormat', `FROM a\n${keyword} x y\n`)).toMatchObject([
      {
        severity: 'warning',
        message: `${keyword} is written in its old form, without "="`,
        hint: `Write ${keyword} key=value`,
        fix: [{ kind: 'rewrite' }],
      },
    ])
  })

  test('mends nothing that a trigger brings', () => {
    const [found] = saidBy('LegacyKeyValueFormat', 'FROM a AS b\nONBUILD ENV a b\nFROM b\n')
    expect(found).not.toHaveProperty('fix')
  })
})
