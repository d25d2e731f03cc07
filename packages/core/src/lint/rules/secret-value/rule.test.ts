import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('secret-value', () => {
  test.each([
    ['in RUN', 'FROM a\nRUN curl -H "token: glpat-abcdefghij0123456789" x\n', [2]],
    ['in a heredoc', 'FROM a\nCOPY <<E /k\n-----BEGIN RSA PRIVATE KEY-----\nE\n', [2]],
    ['the example of a manual', 'FROM a\nENV A=AKIAIOSFODNN7EXAMPLE\n', []],
    ['a variable', 'FROM a\nARG T\nENV A=$T\n', []],
    ['words that look alike', 'FROM a\nENV A=ghp_short B=npm_config\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('secret-value', text)).toEqual(lines)
  })
})
