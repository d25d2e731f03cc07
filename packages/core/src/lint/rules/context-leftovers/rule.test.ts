import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from '../../../ignore/index.js'
import { contextOf } from '../../testing/context.js'
import { linesOf, saidBy } from '../../testing/said.js'

describe('context-leftovers', () => {
  test.each([
    ['each of them', 'FROM a\nCOPY . .\n', ['.git/HEAD', 'node_modules/a', 'x'], [], [2]],
    ['the file of a work tree', 'FROM a\nCOPY . .\n', ['.git'], [], []],
    ['a virtual environment', 'FROM a\nCOPY . .\nCOPY ./ b\n', ['venv/bin/python'], [], [2, 3]],
    ['another virtual environment', 'FROM a\nADD . .\n', ['.venv/bin/python'], [], [2]],
    ['further down', 'FROM a\nCOPY . .\n', ['web/node_modules/a/b'], [], []],
    ['every file of the context', 'FROM a\nCOPY * .\nCOPY / /\n', ['.git/HEAD'], [], [2, 3]],
    ['with an exception', 'FROM a\nCOPY . .\n', ['.git/HEAD'], ['.git', '!.git/HEAD'], []],
    ['with an exception elsewhere', 'FROM a\nCOPY . .\n', ['.git/HEAD'], ['**/.git', '!x'], []],
    ['excluded at the place', 'FROM a\nCOPY --exclude=.git . .\n', ['.git/HEAD'], [], []],
    ['of another stage', 'FROM a\nCOPY --from=x . .\n', ['.git/HEAD'], [], []],
    ['taken whole from another stage', 'FROM a AS b\nCOPY . /x\nFROM a\nCOPY --from=b /x /y\n', ['.git/HEAD'], [], [2]],
    ['by a trigger', 'FROM a AS b\nONBUILD COPY . .\nFROM b\n', ['.git/HEAD'], [], []],
    ['none is there', 'FROM a\nCOPY . .\n', ['x'], [], []],
    ['left out', 'FROM a\nCOPY . .\n', ['.git/HEAD'], ['.git'], []],
    ['the folder stays, and nothing of it', 'FROM a\nCOPY . .\n', ['.git/HEAD'], ['.git/*'], []],
    ['a part of the context', 'FROM a\nCOPY web .\n', ['.git/HEAD', 'web/x'], [], []],
    ['a stage that is not shipped', 'FROM a AS b\nCOPY . /x\nFROM a\nCOPY --from=b /x/y /y\n', ['.git/HEAD'], [], []],
    [
      'removed before it is taken',
      'FROM a AS b\nCOPY . /x\nRUN rm -rf /x/.git\nFROM a\nCOPY --from=b /x /y\n',
      ['.git/HEAD'],
      [],
      [],
    ],
  ])('%s', (_, text, files, patterns, lines) => {
    const options = { context: contextOf(['package.json', ...files].join(' ')), ignore: ignoreMatcher(patterns) }
    expect(linesOf('context-leftovers', text, options)).toEqual(lines)
  })

  test('says what each of them is, and how they stay out', () => {
    const context = contextOf('package.json .git/HEAD node_modules/a/b')
    expect(saidBy('context-leftovers', 'FROM a\nADD . .\n', { context })).toMatchObject([
      {
        severity: 'info',
        message: 'ADD takes .git (the whole history) and node_modules (the packages of another machine) into the image',
        hint: 'Add .git and node_modules to the ignore file of the build context',
        place: { line: 2, column: 1 },
      },
    ])
  })

  test('says nothing where nobody knows the context', () => {
    expect(linesOf('context-leftovers', 'FROM a\nCOPY . .\n')).toEqual([])
  })
})
