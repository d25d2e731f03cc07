import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from '../../../ignore/index.js'
import { contextOf } from '../../testing/context.js'
import { linesOf } from '../../testing/said.js'

describe('secret-file-copied', () => {
  test.each([
    ['a file that is there', 'FROM a\nCOPY . .\n', ['.env', '.env.example', 'x'], [], [2]],
    ['in a folder that is taken', 'FROM a\nCOPY web /w\n', ['web/.env.local', 'x'], [], [2]],
    ['in another folder', 'FROM a\nCOPY api /w\n', ['web/.env.local', 'api/x'], [], []],
    ['left out', 'FROM a\nCOPY . .\n', ['.env.local', 'x'], ['.env*'], []],
    ['left out at the root alone', 'FROM a\nCOPY . .\n', ['web/.env', 'web/.env.sample'], ['.env'], [2]],
    ['announced by an example', 'FROM a\nCOPY . .\n', ['web/.env.example'], ['.env'], [2]],
    ['announced, and left out', 'FROM a\nCOPY . .\n', ['web/.env.example'], ['**/.env*'], []],
    ['by an exclusion of COPY', 'FROM a\nCOPY --exclude=.env . .\n', ['.env.local'], [], []],
    [
      'where nobody takes it from',
      'FROM a AS b\nCOPY . /x\nFROM a\nCOPY --from=b /x/dist /y\n',
      ['.env.local'],
      [],
      [],
    ],
    [
      'with all of a stage',
      'FROM a AS b\nCOPY . /x\nFROM b AS c\nFROM a\nCOPY --from=c /x /y\n',
      ['.env.local'],
      [],
      [2],
    ],
    ['a part of the project', 'FROM a\nCOPY . .\n', ['.env', 'x'], [], []],
    ['of tests', 'FROM a\nCOPY . .\n', ['test/.env.local', 'fixtures/.env.example'], [], []],
    ['by its name', 'FROM a\nCOPY .env ./\n', ['.env'], [], []],
    ['a key by its name', 'FROM a\nCOPY id_rsa /root/.ssh/\n', ['id_rsa'], [], [2]],
    ['a variable', 'FROM a\nARG X\nCOPY $X ./\n', ['.env'], [], []],
  ])('%s', (_, text, files, patterns, lines) => {
    const options = { context: contextOf(['package.json', ...files].join(' ')), ignore: ignoreMatcher(patterns) }
    expect(linesOf('secret-file-copied', text, options)).toEqual(lines)
  })

  test('is silent where the files are not known', () => {
    expect(linesOf('secret-file-copied', 'FROM a\nCOPY . .\n')).toEqual([])
  })
})
