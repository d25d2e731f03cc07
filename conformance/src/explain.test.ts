import { describe, expect, test } from 'vitest'
import { grouped } from '../../packages/core/src/explain/testing/kinds.js'
import { kindsOfCommands } from '../../packages/core/src/explain/testing/kinds-of-commands.js'
import { kindsOfCopies } from '../../packages/core/src/explain/testing/kinds-of-copies.js'
import { kindsOfMounts } from '../../packages/core/src/explain/testing/kinds-of-mounts.js'
import { kindsOfStages } from '../../packages/core/src/explain/testing/kinds-of-stages.js'
import { llbAll } from './oracle.js'

// What `explain` takes for one step of the cache is one operation to BuildKit.
describe('texts of one kind give one build, and of two kinds two:', () => {
  test.each([...kindsOfCommands, ...kindsOfMounts, ...kindsOfCopies, ...kindsOfStages])('$name', ({ kinds }) => {
    const texts = kinds.flat()
    const answers = llbAll(texts, { final: true })
    const digests = new Map(
      texts.map((text, at) => [text, JSON.stringify(answers[at]!.targets?.at(-1)?.llb ?? answers[at])]),
    )
    expect(grouped(texts, (text) => digests.get(text)!)).toEqual(kinds)
  })
})
