import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('heredoc-without-set-e', () => {
  test.each([
    ['other options with it', 'FROM a\nRUN <<E\nset -eux\na\nb\nE\n', []],
    ['options without it', 'FROM a\nRUN <<E\nset -x\na\nb\nE\n', [2]],
    ['the SHELL says it', 'FROM a\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN <<E\na\nb\nE\n', []],
    ['another interpreter', 'FROM a\nRUN <<E\n#!/usr/bin/env python3\na\nb\nE\n', []],
    ['a shell named by the script', 'FROM a\nRUN <<E\n#!/bin/bash\na\nb\nE\n', [2]],
    ['options in that line', 'FROM a\nRUN <<E\n#!/bin/sh -e\na\nb\nE\n', []],
    ['input of a program', 'FROM a\nRUN python3 <<E\na\nb\nE\n', []],
    ['files that are only written', 'FROM a\nRUN <<E\ncat > /x <<F\n1\nF\ncat > /y <<F\n2\nF\nE\n', []],
    ['one chain', 'FROM a\nRUN <<E\na &&\nb\nE\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('heredoc-without-set-e', text)).toEqual(lines)
  })
})
