import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('InvalidBaseImagePlatform', () => {
  test.each([['says nothing without facts', 'FROM --platform=linux/arm64 a AS arm64\n', []]])(
    '%s',
    (_, text, lines) => {
      expect(linesOf('InvalidBaseImagePlatform', text)).toEqual(lines)
    },
  )
})
