import { describe, expect, it } from 'vitest'
import { imageReference, scratch, stageReference, variable, word } from '../model/index.js'
import { stagesOf } from './stages.js'

const template = word(['a', variable('B')])

describe('a base', () => {
  it('is an earlier stage of exactly its name', () => {
    const stages = stagesOf(['a', 'b', undefined])
    expect(stages.base('a', 1)).toEqual(stageReference('a'))
    expect(stages.base('A', 1)).toEqual(imageReference('A'))
    expect(stages.base('b', 1)).toEqual(imageReference('b'))
    expect(stages.base('0', 2)).toEqual(imageReference('0'))
    expect(stages.base(template, 2)).toEqual(imageReference(template))
  })

  it('is empty when it is scratch, unless a stage is called so', () => {
    expect(stagesOf([undefined]).base('scratch', 0)).toBe(scratch)
    expect(stagesOf(['scratch', undefined]).base('scratch', 1)).toEqual(stageReference('scratch'))
    expect(stagesOf(['scratch']).base('scratch', 0)).toBe(scratch)
  })
})

describe('COPY --from', () => {
  it('is a stage by its name in any case, wherever it stands', () => {
    const stages = stagesOf(['a', 'b'])
    expect(stages.copied('A')).toEqual(stageReference('a'))
    expect(stages.copied('b')).toEqual(stageReference('b'))
    expect(stages.copied('c')).toEqual(imageReference('c'))
    expect(stages.copied('scratch')).toBe(scratch)
    expect(stages.copied(template)).toEqual(imageReference(template))
  })

  it('is a stage by its index, which becomes its name where that is clear', () => {
    const stages = stagesOf(['a', undefined, 'b', 'b'])
    expect(stages.copied('0')).toEqual(stageReference('a'))
    expect(stages.copied('+01')).toEqual(stageReference(1))
    expect(stages.copied('2')).toEqual(stageReference(2))
    expect(stages.copied('-1')).toEqual(stageReference(-1))
    expect(stages.copied('99999999999999999999')).toEqual(imageReference('99999999999999999999'))
  })

  it('counts each image that is copied or mounted from as one stage more', () => {
    const stages = stagesOf(['a', undefined])
    expect(stages.copied('2')).toEqual(stageReference(2))
    stages.copied('busybox')
    expect(stages.copied('2')).toEqual(imageReference('busybox'))
    // That was counted again.
    stages.mounted('')
    expect(stages.copied('3')).toEqual(imageReference('busybox'))
    expect(stages.copied('4')).toBe(scratch)
  })
})

describe("a mount's from", () => {
  it('is a stage by name only', () => {
    const stages = stagesOf(['a'])
    expect(stages.mounted('A')).toEqual(stageReference('a'))
    expect(stages.mounted('0')).toEqual(imageReference('0'))
    expect(stages.mounted('scratch')).toBe(scratch)
    expect(stages.mounted('')).toBeUndefined()
  })
})
