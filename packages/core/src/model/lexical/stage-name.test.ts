import { expect, test } from 'vitest'
import { reservedStageNames, stageNameFault } from './stage-name.js'
import { holdFaults } from './testing/faults.js'

holdFaults(
  'the name of a stage',
  stageNameFault,
  ['a', 'build', 'build-1', 'a-b_c.1', 'a-', 'a.', 'a_', 'a--b', 'scratch', 'context', 'as', 'x'.repeat(300)],
  {
    'it is empty': [''],
    'upper case is not kept by BuildKit': ['Build', 'bUILD', 'B', 'a-B'],
    'it must begin with a letter a to z': ['1', '1st', '-a', '_a', '.a', '/', ' a', '$a', '\u00e9', '1A'],
    'only letters a to z, digits, "-", "_" and "." may stand in it': [
      ...['a/b', 'a:b', 'a@b', 'a b', 'a ', 'a\n', 'a$', 'B\u00e9', 'a+b', 'a,b', 'stra\u00dfe'],
    ],
  },
)

test('names that mean something else are allowed, and told apart', () => {
  expect([...reservedStageNames]).toEqual(['scratch', 'context'])
})
