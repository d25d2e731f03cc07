import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('huge-uid', () => {
  test.each([
    ['each spelling', 'FROM a\nRUN useradd -u 1000000 x; useradd -mu 200000 y; useradd --uid=300000 z\n', [2, 2, 2]],
    ['small ones', 'FROM a\nRUN useradd -u 1000 x; useradd x\n', []],
    ['without log', 'FROM a\nRUN useradd -l -u 1000000 x; useradd -lmu 1000000 x\n', []],
    ['another program', 'FROM a\nRUN adduser -u 1000000 x\n', []],

    [
      'each way to say it',
      'FROM a\nRUN useradd --uid 100000 x\nRUN useradd --uid=100000 x\nRUN useradd -mu 100000 x\n',
      [2, 3, 4],
    ],
    ['a number that its option holds', 'FROM a\nRUN useradd -u1000000 x\nRUN useradd -mu1000000 x\n', [2, 3]],
    ['the value of another option', 'FROM a\nRUN useradd -cu1000000 x; useradd -gu 1000000 x\n', []],
    ['the border', 'FROM a\nRUN useradd -u 99999 x\nRUN useradd -u 100000 x\n', [3]],
    ['with the option', 'FROM a\nRUN useradd -lu 100000 x; useradd --no-log-init -u 100000 x\n', []],
    ['no number', 'FROM a\nRUN useradd x; useradd -u; useradd -u $U x; useradd -g 100000 x\n', []],
    ['another program', 'FROM a\nRUN adduser -u 100000 x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('huge-uid', text)).toEqual(lines)
  })
})
