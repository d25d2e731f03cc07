import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('WorkdirRelativePath', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['WORKDIR a', [2]],
    ['workdir \\\n  a', [2]],
    ['WORKDIR "a b"', [2]],
    ['WORKDIR ./a', [2]],
    ['WORKDIR ../a', [2]],
    ['WORKDIR .', [2]],
    ['WORKDIR ~', [2]],
    ['WORKDIR é', [2]],
    ['WORKDIR C:\\\\a', [2]],
    ['WORKDIR /', []],
    ['WORKDIR "/a"', []],
    // Only the first
    ['WORKDIR a\nWORKDIR b', [2]],
    ['WORKDIR a\nWORKDIR /b\nWORKDIR c', [2]],
    ['WORKDIR /a\nWORKDIR b', []],
    ['# check=skip=WorkdirRelativePath\nWORKDIR a\nWORKDIR b', []],
    ['# hadolint ignore=DL3000\nWORKDIR a', []],
    // Variables
    ['ARG P=a\nWORKDIR $P', [3]],
    ['ARG P=/a\nWORKDIR $P/b', []],
    ['ARG P=/a\nWORKDIR x$P', [3]],
    ['ARG P\nWORKDIR $P', []],
    ['WORKDIR x$HOME', [2]],
    ['WORKDIR $HOME/x', []],
    ['ONBUILD WORKDIR a', []],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('WorkdirRelativePath', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM scratch\nWORKDIR x\n', [2]],
    ['FROM a\nWORKDIR /x\nFROM a\nWORKDIR y\n', [4]],
    ['FROM a AS b\nWORKDIR /x\nFROM b\nWORKDIR y\n', []],
    ['FROM a AS b\nWORKDIR x\nFROM b\nWORKDIR y\n', [2]],
    ['FROM a AS b\nFROM b\nWORKDIR y\n', [3]],
    ['FROM a AS b\nONBUILD WORKDIR x\nFROM b\nWORKDIR y\n', [3]],
    ['FROM a AS b\nONBUILD WORKDIR /x\nFROM b\nWORKDIR y\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('WorkdirRelativePath', text)).toEqual(lines)
  })

  test.each<readonly [path: string, isReported: boolean]>([
    ['C:\\\\x', false],
    ['c:/x', false],
    ['\\\\x', false],
    ['/x', false],
    ['x\\\\y', true],
    ['C:x', true],
    ['C:', true],
  ])('on Windows %s: %s', (path, isReported) => {
    const text = `FROM --platform=windows/amd64 a AS windows\nWORKDIR ${path}\n`
    expect(linesOf('WorkdirRelativePath', text)).toEqual(isReported ? [2] : [])
  })

  test.each<readonly [what: string, text: string, lines: readonly number[]]>([
    ['in any casing', 'FROM --platform=Windows/amd64 a\nWORKDIR C:\\\\x\n', []],
    ['alone', 'FROM --platform=windows a\nWORKDIR C:\\\\x\n', []],
    ['by an argument', 'ARG P=windows/amd64\nFROM --platform=$P a\nWORKDIR C:\\\\x\n', []],
    ['of the stage that it begins with', 'FROM --platform=windows/amd64 a AS b\nFROM b\nWORKDIR C:\\\\x\n', []],
    ['not where that stage is another', 'FROM a AS b\nFROM --platform=windows/amd64 b\nWORKDIR C:\\\\x\n', [3]],
    ['by its image', 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR C:\\\\x\n', []],
    ['not by its image alone', 'FROM --platform=linux/amd64 corp/windows-tools\nWORKDIR C:\\\\x\n', [2]],
    ['with its escape character', '# escape=`\nFROM --platform=windows/amd64 a\nWORKDIR C:\\x\n', []],
  ])('the platform is Windows %s', (_, text, lines) => {
    expect(linesOf('WorkdirRelativePath', text)).toEqual(lines)
  })

  test('the platform is what is built for, where nothing else is said', () => {
    const found = (platform: string): readonly number[] =>
      linesOf('WorkdirRelativePath', 'FROM corp/x\nWORKDIR C:\\\\x\n', { buildArguments: { TARGETPLATFORM: platform } })
    expect(found('windows/amd64')).toEqual([])
    expect(found('linux/amd64')).toEqual([2])
  })

  test('says what to write', () => {
    expect(saidBy('WorkdirRelativePath', 'FROM a\nWORKDIR x y\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'the first WORKDIR is the relative path "x y", so where it lies depends on the base image',
        hint: 'Write the whole path',
      },
    ])
  })
})
