import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

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
})
