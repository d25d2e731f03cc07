import { expect, test } from 'vitest'
import { stageReference, variable, word, type Reference } from '../../model/index.js'
import { namedContexts, originOf } from './origin.js'

const contexts = namedContexts(['docs', 'node:22', 'corp.example/app', 'scratch'])
const image = (reference: string): Reference => ({ kind: 'image-reference', reference })

test.each<[name: string, reference: Reference, origin: object]>([
  ['an image', image('node:20'), { kind: 'image', reference: 'node:20' }],
  ['a named context', image('docs'), { kind: 'named-context', name: 'docs' }],
  ['a named context with the tag that all have', image('docs:latest'), { kind: 'named-context', name: 'docs' }],
  ['an image in the place of which a context stands', image('node:22'), { kind: 'named-context', name: 'node:22' }],
  ['the same by its whole name', image('docker.io/library/node:22'), { kind: 'named-context', name: 'node:22' }],
  ['that of another registry', image('corp.example/app:latest'), { kind: 'named-context', name: 'corp.example/app' }],
  ['that of no registry', image('app'), { kind: 'image', reference: 'app' }],
  ['scratch, which no context can be', image('scratch'), { kind: 'scratch' }],
  ['what the model calls scratch', { kind: 'scratch' }, { kind: 'scratch' }],
  ['a stage that is not there', stageReference('build'), { kind: 'image', reference: 'build' }],
])('where files come from: %s', (_, reference, origin) => {
  expect(originOf(reference, undefined, contexts)).toEqual(origin)
  expect(originOf(reference, 3, contexts)).toEqual({ kind: 'stage', index: 3 })
})

test('a variable of --from is text, which BuildKit refuses', () => {
  const reference = { kind: 'image-reference' as const, reference: word([variable('A')]) }
  expect(originOf(reference, undefined, contexts)).toMatchObject({ kind: 'image' })
})
