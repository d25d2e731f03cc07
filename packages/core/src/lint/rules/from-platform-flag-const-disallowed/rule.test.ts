import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('FromPlatformFlagConstDisallowed', () => {
  test.each([
    [
      'other names of an architecture',
      'FROM --platform=linux/aarch64 a AS arm64\nFROM --platform=x86_64 a AS b\n',
      [2],
    ],
    ['the operating system in the name', 'FROM --platform=windows/amd64 a AS for-windows\n', []],
    ['a malformed platform is the matter of a check', 'FROM --platform=linux/amd64/v1/x a\n', []],

    ['the architecture in the name', 'FROM --platform=linux/arm64 a AS for-arm64\n', []],
    ...[
      ['i386', '386'],
      ['x86_64', 'amd64'],
      ['x86-64', 'amd64'],
      ['aarch64', 'arm64'],
      ['armhf', 'arm'],
      ['armel', 'arm'],
      ['riscv64', 'riscv64'],
    ].flatMap(([written, name]): [string, string, number[]][] => [
      [`${written} is ${name}`, `FROM --platform=${written} a AS x-${name}\n`, []],
      [`${written} of linux is ${name}`, `FROM --platform=linux/${written} a AS x-${name}\n`, []],
      [`${written} in a name of another`, `FROM --platform=linux/${written} a AS s390x\n`, [1]],
    ]),
    [
      'the system alone',
      'FROM --platform=darwin a AS x-darwin\nFROM --platform=darwin a AS x-amd64\nFROM --platform=darwin a AS x\n',
      [3],
    ],
    ['another name of a system', 'FROM --platform=macos a AS x-darwin\nFROM --platform=macos a AS x-macos\n', [2]],
    ['capitals', 'FROM --platform=Linux/ARM64 a AS x-arm64\n', []],
    ['no name', 'FROM --platform=linux/amd64 a\n', [1]],
    ['a variable', 'FROM --platform=$BUILDPLATFORM a\nFROM --platform=linux/$TARGETARCH a\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('FromPlatformFlagConstDisallowed', text)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM --platform=linux/arm/v7 a AS x-arm\n', []],
    ['FROM --platform=linux/arm/v7 a AS x-v7\n', [1]],
    ['FROM --platform=linux/arm a AS x-arm64\n', []],
    ['FROM --platform=windows(10.0.17763)/amd64 a AS windows\n', []],
    ['FROM --platform=windows(10.0.17763)/amd64 a AS x\n', [1]],
    ['FROM --platform="linux/amd64" a\n', [1]],
    ['FROM --platform=${X:-linux/amd64} a\n', []],
    ['ARG P=linux/amd64\nFROM --platform=$P a\n', []],
    ['FROM --platform=linux/amd64 scratch\n', [1]],
    ['FROM a AS x\nFROM --platform=linux/amd64 x\n', [2]],
    ['FROM --platform=linux/i686 a AS x-386\n', [1]],
    ['FROM a\n# check=skip=FromPlatformFlagConstDisallowed\nFROM --platform=linux/amd64 a\n', []],
    ['FROM a\n# hadolint ignore=DL3029\nFROM --platform=linux/amd64 a\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('FromPlatformFlagConstDisallowed', text)).toEqual(lines)
  })

  test('says what to write', () => {
    expect(saidBy('FromPlatformFlagConstDisallowed', 'FROM --platform=linux/aarch64 a AS b\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'FROM --platform is always linux/aarch64, whatever platform is built for',
        hint: 'Remove the flag, write $BUILDPLATFORM, or put "arm64" into the name of the stage',
      },
    ])
  })
})
