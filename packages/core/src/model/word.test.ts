import { describe, expect, test } from 'vitest'
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
