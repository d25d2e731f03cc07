import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('unpinned-base', () => {
  test.each([
    ['latest and none', 'FROM alpine\nFROM node:latest\n', [1, 2]],
    [
      'versions, digests, variables',
      'ARG V\nFROM alpine:3.22\nFROM a@sha256:0123456789012345678901234567890123456789012345678901234567890123\nFROM alpine:$V\nFROM $V\nFROM scratch\n',
      [],
    ],
    ['stages', 'FROM alpine:3.22 AS b\nFROM b\n', []],
    ['what was built here', 'FROM our-base\nFROM corp/base\n', [2]],
    ['a port is no tag', 'FROM localhost:5000/a\n', [1]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('unpinned-base', text)).toEqual(lines)
  })
})
