import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('single-quoted-list', () => {
  test.each([
    [
      'every instruction with a list',
      "FROM a\nRUN ['x', '-y']\nVOLUME ['/a', '/b']\nVOLUME ['/a']\nHEALTHCHECK CMD ['x']\nENTRYPOINT ['/x']\nCMD [ 'a','b' ]\n",
      [2, 3, 4, 5, 6, 7],
    ],
    ['JSON', 'FROM a\nVOLUME ["/a", "/b"]\nENTRYPOINT ["x"]\nCMD []\n', []],
    ['a question to the shell', "FROM a\nRUN [ 'a' ]\nRUN [ 'a' = 'b' ] || [ -n 'a' ]\nCMD [ 'a' ] && x\n", []],
    ['words', "FROM a\nVOLUME '/a' '/b'\nVOLUME /a /b $C\nVOLUME []\nCMD echo ['a', 'b']\n", []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('single-quoted-list', text)).toEqual(lines)
  })

  test('shows the list as it should be', () => {
    const [found] = linted("FROM a\nVOLUME ['/a', '/b']\n").filter(({ code }) => code === 'single-quoted-list')
    expect(found).toMatchObject({
      message: 'VOLUME has a list that is no JSON: its volumes are called "[/a," and "/b]"',
      hint: 'Write VOLUME ["/a", "/b"]',
    })
  })
})
