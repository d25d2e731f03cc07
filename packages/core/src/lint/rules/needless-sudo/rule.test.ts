import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('needless-sudo', () => {
  test.each([
    ['of a well-known image', 'FROM debian:12\nRUN sudo apt-get update\n', [2]],
    ['by USER', 'FROM corp/x\nUSER root\nRUN a && sudo b\n', [3]],
    ['who is not known', 'FROM corp/x\nRUN sudo b\n', []],
    ['somebody else', 'FROM debian:12\nRUN useradd x\nUSER x\nRUN sudo b\n', []],
    ['as somebody else', 'FROM debian:12\nRUN sudo -u x b\n', []],
    ['a package', 'FROM debian:12\nRUN apt-get install -y sudo\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('needless-sudo', text)).toEqual(lines)
  })
})
