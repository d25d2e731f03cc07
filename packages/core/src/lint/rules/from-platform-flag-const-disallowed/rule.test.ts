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
  ])('%s', (_, text, lines) => {
    expect(linesOf('FromPlatformFlagConstDisallowed', text)).toEqual(lines)
  })
})
