import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

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
})
