import { describe, expect, test } from 'vitest'
import { blank, comment, list, node, options, ownList } from './node.js'

describe('nodes', () => {
  test('are what they are made of, frozen', () => {
    const given = { kind: 'user', user: 'a' } as const
    expect(node(given)).toBe(given)
    expect(() => {
      // @ts-expect-error: it is readonly in types too
      given.user = 'b'
    }).toThrow(TypeError)
  })

  test('that stand between instructions', () => {
    expect(blank).toEqual({ kind: 'blank' })
    expect(comment(' a')).toEqual({ kind: 'comment', text: ' a' })
    expect([blank, comment('')].every(Object.isFrozen)).toBe(true)
  })
})

describe('lists and options', () => {
  test('are frozen copies, but where nobody else holds them', () => {
    const given = ['a']
    expect(list(given)).toEqual(given)
    expect(list(given)).not.toBe(given)
    expect(list(new Set(given))).toEqual(given)
    expect(ownList(given)).toBe(given)
    expect([list(['a']), list(new Set(['a'])), given, list([]), ownList([]), comment('a')].every(Object.isFrozen)).toBe(
      true,
    )
    expect(list([])).toBe(ownList([]))
  })
  test('leave out what is undefined, and nothing else', () => {
    const made = options<{ a?: number; b?: boolean; c?: null; d?: string }>({ a: 0, b: false, c: null, d: undefined })
    expect(Object.entries(made)).toEqual([
      ['a', 0],
      ['b', false],
      ['c', null],
    ])
    expect(Object.isFrozen(made)).toBe(true)
  })
})
