import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('UndefinedArgInFrom', () => {
  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM $A\n', [1]],
    ['FROM $A$A$B\n', [1, 1]],
    ['FROM --platform=$P a\n', [1]],
    ['FROM --platform=$A a:$A\n', [1]],
    ['FROM --platform=$A a:$B\n', [1, 1]],
    ['FROM a:$A\nFROM b:$A\n', [1, 2]],
    ['FROM $A AS b\nFROM b\n', [1]],
    // Modifiers
    ['FROM ${A:-a}\n', [1]],
    ['FROM a:${A:+1}\n', [1]],
    ['FROM a:${A#1}\n', [1]],
    ['FROM a:${A:-$B}\n', [1, 1]],
    ['ARG A\nFROM a:${A:-$B}\n', [2]],
    // Declared
    ['ARG A\nFROM a$A\n', []],
    ['ARG A B=1\nFROM a$A$B\n', []],
    ['ARG a=1\nFROM a:$A\n', [2]],
    ['ARG A=$X\nFROM a:$A\n', []],
    ['FROM a\nARG A=1\nFROM b:$A\n', [3]],
    ['FROM a\nENV A=1\nFROM b:$A\n', [3]],
    // What BuildKit gives, and what it does not
    ['FROM --platform=$BUILDPLATFORM a:$TARGETARCH$TARGETVARIANT\n', []],
    ['FROM a:$TARGETSTAGE$BUILDOSVERSION\n', []],
    ['FROM a:$HTTP_PROXY$PATH$BUILDKIT_SYNTAX\n', [1, 1, 1]],
    // What is no variable
    ["FROM a:'$A'\n", []],
    ['FROM a\\$A\n', []],
    ['FROM a:$$\n', [1]],
    ['FROM a\n# check=skip=UndefinedArgInFrom\nFROM b:$A\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('UndefinedArgInFrom', text)).toEqual(lines)
  })

  test('suggests what is near, or how to declare it', () => {
    expect(saidBy('UndefinedArgInFrom', 'ARG TAG\nFROM a:$TAGS$XYZ\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'FROM uses $TAGS, and no ARG before the first FROM declares it',
        hint: 'Did you mean $TAG?',
      },
      {
        message: 'FROM uses $XYZ, and no ARG before the first FROM declares it',
        hint: 'Write ARG XYZ before the first FROM',
      },
    ])
  })

  test('knows the arguments that are given', () => {
    expect(linesOf('UndefinedArgInFrom', 'FROM a:$A\n', { buildArguments: { A: '1' } })).toEqual([1])
  })
})
