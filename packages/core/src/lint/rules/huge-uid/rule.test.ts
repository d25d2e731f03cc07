import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('huge-uid', () => {
  test.each([
    ['each spelling', 'FROM a\nRUN useradd -u 1000000 x; useradd -mu 200000 y; useradd --uid=300000 z\n', [2, 2, 2]],
    ['small ones', 'FROM a\nRUN useradd -u 1000 x; useradd x\n', []],
    ['without log', 'FROM a\nRUN useradd -l -u 1000000 x; useradd -lmu 1000000 x\n', []],
    ['another program', 'FROM a\nRUN adduser -u 1000000 x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('huge-uid', text)).toEqual(lines)
  })
})
