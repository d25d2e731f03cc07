import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from '../../../ignore/index.js'
import { contextOf } from '../../testing/context.js'
import { linesOf } from '../../testing/said.js'

describe('context-leftovers', () => {
  test.each([
    ['each of them', 'FROM a\nCOPY . .\n', ['.git', 'node_modules', 'x'], [], [2]],
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
})
