import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('InvalidDefaultArgInFrom', () => {
  test.each([
    ['no image at all', 'ARG IMAGE\nFROM $IMAGE\n', [2]],
    ['a default in place', 'ARG TAG\nFROM alpine:${TAG:-3.22}\n', []],
    ['a name that is none', 'ARG NAME=Upper\nFROM $NAME\n', [2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('InvalidDefaultArgInFrom', text)).toEqual(lines)
  })
})
