import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('shell-replaced', () => {
  test.each([
    ['by its name', 'FROM a\nRUN rm /bin/sh && ln -s /bin/bash /bin/sh\n', [2]],
    ['where there was none', 'FROM a\nRUN ln -s /busybox/sh /bin/sh\n', []],
    ['another link', 'FROM a\nRUN ln -s /bin/sh /x && ln -s /bin/bash /usr/bin/sh2\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('shell-replaced', text)).toEqual(lines)
  })

  test.each([
    ['ln -sf bash /bin/sh', true],
    ['ln -snf /bin/zsh /bin/sh', true],
    ['ln -s ../../bin/ksh /bin/sh', true],
    ['ln --symbolic --force /usr/bin/fish /bin/sh', true],
    ['mv /bin/bash /bin/sh', true],
    ['sudo ln -sf bash /bin/sh && x', true],
    ['if x; then ln -sf bash /bin/sh; fi', true],
    ['ln -sf /bin/dash /bin/sh', false],
    ['ln -sf /bin/sh /bin/bash', false],
    ['ln -sf bash /usr/local/bin/sh', false],
    ['ln -sf bash', false],
    ['ln -sf $SHELL /bin/sh', false],
    ['mv /bin/sh /bin/sh.orig', false],
    ['echo ln -sf bash /bin/sh', false],
  ])('%s: %s', (command, isReported) => {
    expect(linesOf('shell-replaced', `FROM a\nRUN ${command}\n`)).toEqual(isReported ? [2] : [])
  })

  test('says what it does, once for a RUN, and what to write', () => {
    expect(saidBy('shell-replaced', 'FROM a\nRUN mv /bin/bash /bin/sh; ln -s bash /bin/sh\n')).toMatchObject([
      {
        severity: 'info',
        message: 'every script of the system now runs with another shell than it was written for',
        hint: 'Write SHELL ["/bin/bash", "-c"]',
      },
    ])
  })
})
