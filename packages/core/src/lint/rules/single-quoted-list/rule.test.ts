import { describe, expect, test } from 'vitest'
import { linesOf, linted, saidBy } from '../../testing/said.js'

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

  test.each([
    ["CMD ['a']", 'Write CMD ["a"]'],
    ["CMD [ 'a', 'b' ]", 'Write CMD ["a", "b"]'],
    ["CMD ['a','b c']", 'Write CMD ["a", "b c"]'],
    ['CMD [\'say "a"\']', 'Write CMD ["say \\"a\\""]'],
    ["ENTRYPOINT ['a', \\\n  'b']", 'Write ENTRYPOINT ["a", "b"]'],
    ["HEALTHCHECK --timeout=1s CMD ['a']", 'Write HEALTHCHECK CMD ["a"]'],
    ["RUN ['a', 'b']", 'Write RUN ["a", "b"]'],
    ["VOLUME ['/a']", 'Write VOLUME ["/a"]'],
    ["VOLUME [ '/a' ]", 'Write VOLUME ["/a"]'],
    ["VOLUME ['/a','/b']", 'Write VOLUME ["/a", "/b"]'],
    ["VOLUME ['/a' '/b']", 'Write VOLUME ["/a", "/b"]'],
    ['VOLUME [/a, /b]', 'Write VOLUME ["/a", "/b"]'],
    ['VOLUME ["/a",]', 'Write VOLUME ["/a"]'],
  ])('%j: %s', (instruction, hint) => {
    expect(saidBy('single-quoted-list', `FROM a\n${instruction}\n`)).toMatchObject([
      { severity: 'warning', hint, place: { line: 2 } },
    ])
  })

  test.each([
    "CMD ['a' 'b']",
    "CMD ['a',]",
    'CMD [\'a\', "b"]',
    "CMD ['a', 'b'",
    "CMD ['a','b'] # c",
    "RUN ['a'] && b",
    "RUN <<E\n['a', 'b']\nE",
    "ONBUILD CMD ['a', 'b']",
    'HEALTHCHECK NONE',
    'VOLUME [',
    'VOLUME [ /a',
    'CMD ["a", "b"]',
  ])('%j is left to others', (instruction) => {
    expect(linesOf('single-quoted-list', `FROM a\n${instruction}\n`)).toEqual([])
  })

  test('says what BuildKit makes of it', () => {
    expect(saidBy('single-quoted-list', "FROM a\nCMD ['a']\n")[0]!.message).toBe(
      'CMD has a list in single quotes, which is no JSON: a shell looks for a program whose name begins with "["',
    )
    expect(linesOf('single-quoted-list', "FROM a AS b\nONBUILD CMD ['a', 'b']\nFROM b\n")).toEqual([3])
  })
})
