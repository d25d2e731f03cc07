import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('InvalidDefaultArgInFrom', () => {
  test.each<readonly [text: string, lines: readonly number[]]>([
    ['ARG I\nFROM $I\n', [2]],
    ['ARG I=A\nFROM $I\n', [2]],
    ['ARG I="a b"\nFROM $I\n', [2]],
    ['ARG I=1\nFROM $I\n', []],
    ['ARG I=scratch\nFROM $I\n', []],
    ['ARG I\nFROM a:$I\nFROM b:$I\n', [2, 3]],
    // Tags and digests
    ['ARG T\nFROM a:$T\n', [2]],
    ['ARG T=1\nFROM a:$T\n', []],
    ['ARG D\nFROM a@$D\n', [2]],
    [`ARG D=sha256:${'0'.repeat(64)}\nFROM a@$D\n`, []],
    [`ARG D=sha256:${'0'.repeat(63)}\nFROM a@$D\n`, [2]],
    [`ARG T=${'t'.repeat(128)}\nFROM a:$T\n`, []],
    [`ARG T=${'t'.repeat(129)}\nFROM a:$T\n`, [2]],
    [`ARG I=${'a'.repeat(64)}\nFROM $I\n`, [2]],
    // Parts of a name
    ['ARG S\nFROM a$S\n', []],
    ['ARG S\nFROM a-$S\n', [2]],
    ['ARG R\nFROM ${R}a\n', []],
    ['ARG R\nFROM $R/a\n', [2]],
    ['ARG R=r.io\nFROM $R/a\n', []],
    ['ARG R=R.io\nFROM $R/a\n', []],
    // What stands in place of a value
    ['ARG T\nFROM a:${T:-1}\n', []],
    ['ARG T\nFROM a:${T:-}\n', [2]],
    ['ARG I\nFROM ${I:+x}\n', [2]],
    ['ARG I\nFROM ${I:+x/}a\n', []],
    ['ARG I=a\nFROM ${I:?no}\n', []],
    // What comes from elsewhere
    ['FROM $X\n', [1]],
    ['FROM a:$X\n', [1]],
    ['FROM a:$TARGETARCH\n', []],
    ['ARG A=1\nARG B=x:$A\nFROM $B\n', []],
    ['ARG S=b\nFROM a AS b\nFROM $S\n', []],
    ['ARG S\nFROM a AS b\nFROM $S\n', [3]],
    ['FROM A\n', [1]],
    // Comments
    ['ARG I\nFROM x\n# check=skip=InvalidDefaultArgInFrom\nFROM a:$I\n', [4]],
    ['# check=skip=InvalidDefaultArgInFrom\nARG I\nFROM a:$I\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('InvalidDefaultArgInFrom', text)).toEqual(lines)
  })

  test('is not about the arguments that are given', () => {
    const given = { buildArguments: { I: 'a' } }
    expect(linesOf('InvalidDefaultArgInFrom', 'ARG I\nFROM $I\n', given)).toEqual([2])
  })

  test.each([
    [
      'ARG I\nFROM $I:1\n',
      'FROM is ":1" when no build argument is given, and it is not of the form repository[:tag][@digest]',
    ],
    ['ARG I=A\nFROM $I:1\n', 'FROM is "A:1" when no build argument is given, and a repository must be lower case'],
  ])('%j says what FROM is, and why that is none', (text, message) => {
    expect(saidBy('InvalidDefaultArgInFrom', text)).toMatchObject([
      { severity: 'warning', message, hint: 'Give the argument a default that works', place: { line: 2 } },
    ])
  })
})
