import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from '../../../ignore/index.js'
import { contextOf } from '../../testing/context.js'
import { linesOf, linted } from '../../testing/said.js'

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
    ['the example alone', 'FROM a\nCOPY web/.env.example /w/\n', ['web/.env.example', 'web/.env'], [], []],
    ['by its name', 'FROM a\nCOPY .env ./\n', ['.env'], [], []],
    ['a key by its name', 'FROM a\nCOPY id_rsa /root/.ssh/\n', ['id_rsa'], [], [2]],
    ['a variable', 'FROM a\nARG X\nCOPY $X ./\n', ['.env'], [], []],

    ...[
      'id_rsa',
      'id_dsa',
      'id_ecdsa',
      'id_ed25519',
      '.netrc',
      '.pypirc',
      '.pgpass',
      '.git-credentials',
      '.aws/credentials',
      '.docker/config.json',
    ].map((name): [string, string, string[], string[], number[]] => [
      `${name} in a folder`,
      'FROM a\nCOPY home /h\n',
      [`home/${name}`],
      [],
      [2],
    ]),
    ...['id_rsa.pub', 'xid_rsa', '.netrc.md', 'credentials', 'config.json'].map(
      (name): [string, string, string[], string[], number[]] => [
        `${name}, which is none`,
        'FROM a\nCOPY home /h\n',
        [`home/${name}`],
        [],
        [],
      ],
    ),
    ...[
      'tests',
      '__tests__',
      'spec',
      'testdata',
      'fixture',
      'mock',
      'examples',
      'sample',
      'doc',
      'node_modules',
      'Templates',
    ].map((folder): [string, string, string[], string[], number[]] => [
      `a sample in ${folder}`,
      'FROM a\nCOPY . .\n',
      [`${folder}/id_rsa`],
      [],
      [],
    ]),
    ...['example', 'sample', 'template', 'dist'].map((end): [string, string, string[], string[], number[]] => [
      `announced by .env.${end}`,
      'FROM a\nCOPY . .\n',
      [`.env.${end}`],
      [],
      [2],
    ]),
    ['for one kind of build', 'FROM a\nCOPY . .\n', ['.env.production.local'], [], [2]],
    ['of a kind that is no secret', 'FROM a\nCOPY . .\n', ['.env.production', 'x.env.local'], [], []],
    ['by a star', 'FROM a\nCOPY * ./\n', ['.env.local'], [], [2]],
    ['by a star in a folder', 'FROM a\nCOPY web/* ./\n', ['web/.env.local'], [], [2]],
    ['by another pattern', 'FROM a\nCOPY *.js w?b/ ./\n', ['.env.local', 'web/.env.local'], [], []],
    ['in a folder that is called alike', 'FROM a\nCOPY web ./\n', ['website/.env.local'], [], []],
    ['by ADD', 'FROM a\nADD . ./\n', ['.env.local'], [], [2]],
    ['a key by its name, left out', 'FROM a\nCOPY id_rsa ./\n', ['id_rsa'], ['id_rsa'], []],
    ['by a pattern that is not decided', 'FROM a\nCOPY . ./\n', ['.env.local'], ['*\\pL'], []],
  ])('%s', (_, text, files, patterns, lines) => {
    const options = { context: contextOf(['package.json', ...files].join(' ')), ignore: ignoreMatcher(patterns) }
    expect(linesOf('secret-file-copied', text, options)).toEqual(lines)
  })

  test('is silent where the files are not known', () => {
    expect(linesOf('secret-file-copied', 'FROM a\nCOPY . .\n')).toEqual([])
  })

  test.each<[files: string, patterns: string[], said: string]>([
    [
      '.env.local',
      [],
      'COPY takes .env.local into the image | Add **/.env.local to the ignore file of the build context, and mount what the build needs with --mount=type=secret',
    ],
    [
      'a/.env.local b/.env.local c/.env.local d/.env.local',
      ['.env.local'],
      'COPY takes a/.env.local, b/.env.local, c/.env.local and 1 more into the image | ".env.local" leaves out the one at the root alone: write **/.env.local',
    ],
    [
      'a/.env.example b/.env.local',
      [],
      'COPY takes b/.env.local, a/.env into the image | Add **/.env.local to the ignore file of the build context, and mount what the build needs with --mount=type=secret',
    ],
    [
      'a/.env.example',
      [],
      'COPY takes a/.env into the image where there is one, as a/.env.example says | Add **/.env to the ignore file of the build context, and mount what the build needs with --mount=type=secret',
    ],
  ])('says of %s what it is', (files, patterns, said) => {
    const options = { context: contextOf(files), ignore: ignoreMatcher(patterns) }
    const found = linted('FROM a\nCOPY . .\n', options).find(({ code }) => code === 'secret-file-copied')
    expect(`${found?.message} | ${found?.hint}`).toBe(said)
  })
})
