import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('UndefinedArgInFrom', () => {
  test.each([
    ['in the platform too', 'FROM --platform=$P a\n', [1]],
    ['once for each name', 'FROM $A$A$B\n', [1, 1]],
    ['in modifiers too', 'FROM ${A:-a}\n', [1]],
    ['an argument without a default is declared', 'ARG A\nFROM a$A\n', []],
    ['what BuildKit gives', 'FROM a:$TARGETARCH\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('UndefinedArgInFrom', text)).toEqual(lines)
  })
})
