import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('DuplicateStageName', () => {
  test.each([
    ['every further one', 'FROM a AS b\nFROM c AS b\nFROM d AS B\n', [2, 3]],
    ['with others between', 'FROM a AS b\nFROM c AS d\nFROM e AS b\n', [3]],
    ['two names', 'FROM a AS b\nFROM a AS c\nFROM a AS c\nFROM a AS b\n', [3, 4]],
    ['stages without a name', 'FROM a\nFROM a\n', []],
    ['a stage that is called like its image', 'FROM b AS b\nFROM b AS c\n', []],
    ['names that are alike', 'FROM a AS b1\nFROM a AS b-1\nFROM a AS b\n', []],
    ['a comment of BuildKit counts for whole files only', 'FROM a AS b\n# check=skip=all\nFROM c AS b\n', [3]],
    ['the directive silences it', '# check=skip=DuplicateStageName\nFROM a AS b\nFROM c AS b\n', []],
    ["hadolint's code silences it", 'FROM a AS b\n# hadolint ignore=DL3024\nFROM c AS b\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('DuplicateStageName', text)).toEqual(lines)
  })

  test('says where the first one is, once for what the check finds too', () => {
    const found = linted('FROM scratch AS b\nFROM c AS B\nFROM d AS b\n').filter(({ place }) => place?.line === 3)
    expect(found.filter(({ message }) => message.includes('"b"'))).toMatchObject([
      {
        code: 'DuplicateStageName',
        severity: 'warning',
        message: 'an earlier stage is called "b" too',
        hint: 'Give one of them another name',
        related: [{ message: '"b" is first defined here', place: { line: 1 } }],
      },
    ])
  })
})
