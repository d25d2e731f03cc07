import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('shell-replaced', () => {
  test.each([
    ['by its name', 'FROM a\nRUN rm /bin/sh && ln -s /bin/bash /bin/sh\n', [2]],
    ['where there was none', 'FROM a\nRUN ln -s /busybox/sh /bin/sh\n', []],
    ['another link', 'FROM a\nRUN ln -s /bin/sh /x && ln -s /bin/bash /usr/bin/sh2\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('shell-replaced', text)).toEqual(lines)
  })
})
