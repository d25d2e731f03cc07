import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('apt-recommends', () => {
  test.each([
    [
      'configured',
      `FROM a\nRUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/x && apt-get install x\n`,
      [],
    ],
    ['a stage that is not shipped', 'FROM a AS b\nRUN apt-get install x\nFROM a\nCOPY --from=b /x /x\n', []],
    ['a variable may be the option', 'FROM a\nARG O\nRUN apt-get install $O x\n', []],
    ['packages by name', 'FROM a\nRUN apt install x\n', [2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-recommends', text, { rules: { 'apt-recommends': 'info' } })).toEqual(lines)
  })

  test('is off', () => {
    expect(linesOf('apt-recommends', 'FROM a\nRUN apt install x\n')).toEqual([])
  })
})
