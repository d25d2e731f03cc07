import { describe, expect, test } from 'vitest'
import { imageReference, scratch, stageReference, type Reference } from './reference.js'

describe('references', () => {
  test.each<[made: Reference, shape: object]>([
    [stageReference('a'), { kind: 'stage-reference', stage: 'a' }],
    [stageReference(0), { kind: 'stage-reference', stage: 0 }],
    [imageReference('a:1'), { kind: 'image-reference', reference: 'a:1' }],
    [scratch, { kind: 'scratch' }],
  ])('%j', (made, shape) => {
    expect(made).toEqual(shape)
    expect(Object.isFrozen(made)).toBe(true)
  })
})
