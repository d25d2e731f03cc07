import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dockerfile } from './arbitraries/index.js'
import { emit } from './core.js'

it('law 7: what emit hands out cannot be changed', () => {
  for (const file of fc.sample(dockerfile, { numRuns: 50, seed: 7 })) {
    const emitted = emit(file)
    expect(Object.isFrozen(emitted)).toBe(true)
    expect(Object.isFrozen(emitted.lines)).toBe(true)
    for (const node of emitted.lines) expect(node === undefined || Object.isFrozen(node)).toBe(true)
    expect(emit(file)).toEqual(emitted)
    expect(emit({ model: file })).toEqual(emitted)
  }
})
