import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('RedundantTargetPlatform', () => {
  test.each([
    ['braces', 'FROM --platform=${TARGETPLATFORM} a\n', [1]],
    ['a default that never counts', 'FROM --platform=${TARGETPLATFORM:-x} a\n', [1]],
    ['a part of it', 'FROM --platform=$TARGETOS/$TARGETARCH a\n', []],
    ['the platform that builds', 'FROM --platform=$BUILDPLATFORM a\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('RedundantTargetPlatform', text)).toEqual(lines)
  })
})
