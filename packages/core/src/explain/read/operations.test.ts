import { describe, expect, test } from 'vitest'
import { kindsOf } from '../testing/kinds.js'
import { kindsOfCommands } from '../testing/kinds-of-commands.js'
import { kindsOfCopies } from '../testing/kinds-of-copies.js'
import { kindsOfMounts } from '../testing/kinds-of-mounts.js'
import { kindsOfStages } from '../testing/kinds-of-stages.js'

// BuildKit itself is asked about the same texts in the conformance run.
describe('instructions are told apart where BuildKit tells them apart, and nowhere else, by', () => {
  test.each([...kindsOfCommands, ...kindsOfMounts, ...kindsOfCopies, ...kindsOfStages])('$name', ({ kinds }) => {
    expect(kindsOf(kinds.flat())).toEqual(kinds)
  })
})
