import { describe, expect, test } from 'vitest'
import { shellText, type ShellLine } from './command.js'
import { comment, list, options, ownList } from './node.js'
import { partsOf, variable, variablesOf, word, type Part, type Word } from './word.js'

const [a, b] = [variable('A'), variable('B', ':-c')]

describe('a word', () => {
  test.each<[parts: readonly Part[], made: Word | readonly Part[]]>([
    [[], ''],
    [[''], ''],
    [['a'], 'a'],
    [['a', '', 'b'], 'ab'],
    [[a], [a]],
    [['', a, ''], [a]],
    [
      ['a', 'b', a, 'c', 'd', b],
      ['ab', a, 'cd', b],
    ],
    [
      [a, b],
      [a, b],
    ],
  ])('of %j', (parts, made) => {
    const found = word(parts)
    expect(found).toEqual(typeof made === 'string' ? made : { kind: 'template', parts: made })
    expect(word(partsOf(found))).toEqual(found)
    expect(variablesOf(found)).toEqual(partsOf(found).filter((part) => typeof part !== 'string'))
    expect(Object.isFrozen(found) && Object.isFrozen(partsOf(word([a])))).toBe(true)
  })

  test('of a variable says a modifier only when it has one', () => {
    expect(Object.keys(a)).toEqual(['kind', 'name'])
    expect(Object.keys(variable('A', ''))).toEqual(['kind', 'name', 'modifier'])
  })
})

test.each<[lines: readonly ShellLine[], text: string]>([
  [['a'], 'a'],
  [['a ', 'b', ''], 'a b'],
  [['a', { kind: 'line-comment', indent: ' ', text: 'x' }, ' b'], 'a b'],
  [[{ kind: 'line-comment', indent: '', text: 'x' }, 'b'], 'b'],
])('the shell gets of %j', (lines, text) => expect(shellText({ form: 'shell', lines, heredocs: [] })).toBe(text))

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
