import { describe, expect, test } from 'vitest'
import type { ContextView } from '../../engine/context.js'
import { contextOf } from '../../testing/context.js'
import { linesOf, saidBy } from '../../testing/said.js'

describe('JSONArgsRecommended', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['CMD x', [2]],
    ['CMD', [2]],
    ['ENTRYPOINT x', [2]],
    ['CMD x\nENTRYPOINT y', [2, 3]],
    ['cmd \\\n  x', [2]],
    ['CMD ["x"]', []],
    ['CMD []', []],
    ['CMD [ "x" , \\\n "y" ]', []],
    ['CMD ["a\\/b", "é"]', []],
    ['RUN x\nHEALTHCHECK CMD x', []],
    // What is no JSON
    ["CMD ['x']", [2]],
    ['CMD ["x"] y', [2]],
    ['CMD ["x",]', [2]],
    ['CMD [“x”]', [2]],
    // The SHELL must stand before.
    ['SHELL ["s"]\nCMD x\nENTRYPOINT y', []],
    ['CMD x\nSHELL ["s"]\nCMD y', [2]],
    // Comments
    ['# hadolint ignore=DL3025\nCMD x', []],
    ['# check=skip=JSONArgsRecommended\nCMD x\nENTRYPOINT y', [4]],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('JSONArgsRecommended', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a AS b\nSHELL ["s"]\nFROM b AS c\nFROM c\nCMD x\n', []],
    ['FROM a AS b\nSHELL ["s"]\nFROM a\nCMD x\n', [4]],
    ['FROM a AS b\nONBUILD CMD x\nFROM b AS c\nFROM c\n', [3]],
    ['FROM a AS b\nONBUILD SHELL ["s"]\nCMD x\n', [3]],
    ['FROM a AS b\nONBUILD SHELL ["s"]\nFROM b\nCMD x\n', []],
    ['FROM a\nONBUILD CMD x\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('JSONArgsRecommended', text)).toEqual(lines)
  })

  test.each(['CMD', 'ENTRYPOINT'])('%s says who gets the signals', (keyword) => {
    expect(saidBy('JSONArgsRecommended', `FROM a\n${keyword} $x\n`)).toMatchObject([
      {
        severity: 'warning',
        message: `${keyword} is in shell form: a shell is the process that gets signals such as SIGTERM`,
        hint: `Write ${keyword} ["program", "argument"], or choose the shell with SHELL`,
        place: { line: 2 },
      },
    ])
  })

  /** What each report would write in its place. */
  const mended = (text: string, context?: ContextView): readonly (readonly string[] | undefined)[] =>
    saidBy('JSONArgsRecommended', text, context === undefined ? {} : { context }).map(({ fix }) => {
      const [change] = fix ?? []
      return change?.kind === 'replace' && 'command' in change.by && change.by.command?.form === 'exec'
        ? change.by.command.args
        : undefined
    })

  test.each<readonly [text: string, mended: readonly (readonly string[] | undefined)[]]>([
    ['FROM a\nCMD x -y\n', [['x', '-y']]],
    ['FROM a\nCMD exec x "y z"\n', [['x', 'y z']]],
    ['FROM a\nCMD x && y\n', [undefined]],
    ['FROM a\nCMD\n', [undefined]],
    // In exec form an ENTRYPOINT gets the CMD.
    ['FROM a\nENTRYPOINT x\n', [['x']]],
    ['FROM a\nENTRYPOINT x\nCMD ["y"]\n', [undefined]],
    ['FROM a\nCMD ["y"]\nENTRYPOINT x\n', [undefined]],
    ['FROM a AS b\nENTRYPOINT x\nFROM b\nCMD ["y"]\n', [undefined]],
    ['FROM a AS b\nENTRYPOINT x\nFROM a\nCMD ["y"]\n', [['x']]],
    ['FROM a\nENTRYPOINT ["x"]\nCMD y\n', [undefined]],
    ['FROM a\nCMD y\nENTRYPOINT ["x"]\n', [undefined]],
    ['FROM a AS b\nENTRYPOINT ["x"]\nFROM b\nCMD y\n', [undefined]],
    // The shell of Windows has other rules.
    ['# escape=`\nFROM a\nCMD x\n', [undefined]],
    ['FROM --platform=windows/amd64 a\nCMD x\n', [undefined]],
    ['ARG P=Windows/amd64\nFROM --platform=$P a\nCMD x\n', [undefined]],
    ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD x\n', [undefined]],
    ['FROM --platform=windows/amd64 a AS b\nFROM b\nCMD x\n', [undefined]],
    ['FROM --platform=linux/amd64 a\nCMD x\n', [['x']]],
    // What a trigger brings stands elsewhere.
    ['FROM a AS b\nONBUILD CMD x\nFROM b\n', [undefined]],
  ])('%j becomes %j', (text, expected) => {
    expect(mended(text)).toEqual(expected)
  })

  test.each<readonly [file: string, text: string, isMended: boolean]>([
    ['run.sh', '#!/bin/sh\n', true],
    ['run.sh', 'echo a\n', false],
    ['run.sh', '\u007fELF\0', true],
    ['bin/run.sh', 'echo a\n', false],
    ['run.sh.bak', 'echo a\n', true],
  ])('a script %s that is %j: %s', (path, text, isMended) => {
    const context = { ...contextOf(path), read: (one: string) => (one === path ? text : undefined) }
    const [found] = mended(`FROM a\nCOPY ${path} /\nCMD /run.sh\n`, context)
    expect(found).toEqual(isMended ? ['/run.sh'] : undefined)
  })
})
