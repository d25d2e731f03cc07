import { describe, expect, test } from 'vitest'
import * as model from './index.js'

describe('keywords', () => {
  test('are eighteen, each in upper case once', () => {
    expect(model.allKeywords).toHaveLength(18)
    expect(new Set(model.allKeywords).size).toBe(18)
    for (const keyword of model.allKeywords) expect(keyword).toMatch(/^[A-Z]+$/)
    expect(Object.isFrozen(model.allKeywords)).toBe(true)
  })

  test('are the kinds of instructions in upper case, and FROM, which begins a stage', () => {
    for (const [kind, keyword] of Object.entries(model.keywords)) expect(keyword).toBe(kind.toUpperCase())
    expect(model.allKeywords.filter((keyword) => !Object.values<string>(model.keywords).includes(keyword))).toEqual([
      'FROM',
    ])
  })
})

describe('references', () => {
  test.each<[made: model.Reference, shape: object]>([
    [model.stageReference('a'), { kind: 'stage-reference', stage: 'a' }],
    [model.stageReference(0), { kind: 'stage-reference', stage: 0 }],
    [model.imageReference('a:1'), { kind: 'image-reference', reference: 'a:1' }],
    [model.scratch, { kind: 'scratch' }],
  ])('%j', (made, shape) => {
    expect(made).toEqual(shape)
    expect(Object.isFrozen(made)).toBe(true)
  })
})

describe('nodes', () => {
  test('are what they are made of, frozen', () => {
    const given = { kind: 'user', user: 'a' } as const
    expect(model.node(given)).toBe(given)
    expect(() => {
      // @ts-expect-error: it is readonly in types too
      given.user = 'b'
    }).toThrow(TypeError)
  })

  test('that stand between instructions', () => {
    expect(model.blank).toEqual({ kind: 'blank' })
    expect(model.comment(' a')).toEqual({ kind: 'comment', text: ' a' })
    expect([model.blank, model.comment('')].every(Object.isFrozen)).toBe(true)
  })

  test('of lists that are empty share one list', () => {
    expect([model.list(new Set()), model.list([]), model.ownList([])].map((made) => made.length)).toEqual([0, 0, 0])
    expect(model.ownList([])).toBe(model.list([]))
  })
})

describe('the text that a shell gets', () => {
  const comment = { kind: 'line-comment', indent: ' ', text: 'c' } as const
  test.each<[lines: readonly model.ShellLine[], text: string]>([
    [[''], ''],
    [['', '  a'], '  a'],
    [['a ', comment, comment, '  b', 'c'], 'a   bc'],
  ])('of %j is the lines with nothing in between', (lines, text) =>
    expect(model.shellText({ form: 'shell', lines, heredocs: [] })).toBe(text),
  )
})
