import { describe, expect, test } from 'vitest'
import { linesOf, linted, saidBy } from '../../testing/said.js'

describe('RedundantTargetPlatform', () => {
  test.each([
    ['braces', 'FROM --platform=${TARGETPLATFORM} a\n', [1]],
    ['a default that never counts', 'FROM --platform=${TARGETPLATFORM:-x} a\n', [1]],
    ['a part of it', 'FROM --platform=$TARGETOS/$TARGETARCH a\n', []],
    ['the platform that builds', 'FROM --platform=$BUILDPLATFORM a\n', []],

    [
      'what stands in its place when it is set',
      'FROM --platform=${TARGETPLATFORM:+x} a\nFROM --platform=${TARGETPLATFORM+x} a\n',
      [],
    ],
    [
      'a part that is cut off',
      'FROM --platform=${TARGETPLATFORM#linux/} a\nFROM --platform=${TARGETPLATFORM%x} a\n',
      [],
    ],
    ['with something around it', 'FROM --platform=x$TARGETPLATFORM a\n', []],
    ['beside another variable', 'FROM --platform=$TARGETPLATFORM$BUILDARCH a\n', []],
    ['a constant', 'FROM --platform=linux/amd64 a\nFROM a\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('RedundantTargetPlatform', text)).toEqual(lines)
  })

  test('is mended where no ARG of the file may give it a default', () => {
    const fixes = (text: string) =>
      linted(text).flatMap(({ code, fix }) => (code === 'RedundantTargetPlatform' ? [fix?.length] : []))
    expect(fixes('ARG A\nFROM --platform=$TARGETPLATFORM a\n')).toEqual([1])
    expect(fixes('ARG A TARGETPLATFORM\nFROM --platform=$TARGETPLATFORM a\n')).toEqual([undefined])
  })

  test.each<readonly [platform: string, isReported: boolean]>([
    ['"$TARGETPLATFORM"', true],
    ['${TARGETPLATFORM-x}', true],
    ['${TARGETPLATFORM:?x}', true],
    ['${TARGETPLATFORM/linux/windows}', false],
    ['$targetplatform', false],
    ['${BUILDPLATFORM:-$TARGETPLATFORM}', false],
    ['${TARGETPLATFORM:-$BUILDPLATFORM}', false],
  ])('--platform=%s: %s', (platform, isReported) => {
    expect(linesOf('RedundantTargetPlatform', `FROM --platform=${platform} a\n`)).toEqual(isReported ? [1] : [])
  })

  test.each<readonly [platform: string, isReported: boolean]>([
    ['${TARGETPLATFORM:+linux/amd64}', true],
    ['${TARGETPLATFORM:+linux/arm64}', false],
    ['${TARGETPLATFORM/q/y}', true],
    ['${TARGETPLATFORM#linux/}', false],
  ])('--platform=%s of a build for linux/amd64: %s', (platform, isReported) => {
    const given = { buildArguments: { TARGETPLATFORM: 'linux/amd64' } }
    expect(linesOf('RedundantTargetPlatform', `FROM --platform=${platform} a\n`, given)).toEqual(isReported ? [1] : [])
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM a\n', [2]],
    ['ARG P=$TARGETPLATFORM\nFROM --platform=$P a\n', []],
    ['FROM --platform=$TARGETPLATFORM a AS b\nFROM --platform=$TARGETPLATFORM b\n', [1, 2]],
    ['FROM \\\n  --platform=$TARGETPLATFORM \\\n  a\n', [1]],
    ['FROM a\n# check=skip=RedundantTargetPlatform\nFROM --platform=$TARGETPLATFORM a\n', []],
    ['FROM a\n# hadolint ignore=DL3065\nFROM --platform=$TARGETPLATFORM a\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('RedundantTargetPlatform', text)).toEqual(lines)
  })

  test('says what to write', () => {
    expect(saidBy('RedundantTargetPlatform', 'FROM --platform=${TARGETPLATFORM} a\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'FROM --platform=$TARGETPLATFORM asks for what is the default',
        hint: 'Remove the flag',
      },
    ])
  })
})
