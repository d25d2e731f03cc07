import { expect, test } from 'vitest'
import { checkMarked } from './check.js'
import { file, stage } from './testing/build.js'

test('what is marked is not asked about', () => {
  const copy = { kind: 'copy', flags: {}, sources: [], destination: 'b' } as const
  const made = file(stage('alpine:3.22', 'a', copy))
  expect([0, 1].map((marks) => checkMarked(made, {}, [marks]).length)).toEqual([1, 0])
})
