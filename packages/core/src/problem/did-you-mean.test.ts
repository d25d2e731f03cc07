import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { didYouMean, nearest } from './did-you-mean.js'

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A'), minLength: 1, maxLength: 8 })
/** One slip of the finger: a letter more, less or another, or two that change places. */
const slips = fc.tuple(fc.constantFrom('more', 'less', 'other', 'swap'), fc.nat(8), fc.constantFrom('a', 'b', 'c', 'x'))

function slipped(word: string, [how, place, letter]: readonly [string, number, string]): string {
  const at = place % word.length
  if (how === 'more') return word.slice(0, at) + letter + word.slice(at)
  if (how === 'less') return word.slice(0, at) + word.slice(at + 1)
  if (how === 'other') return word.slice(0, at) + letter + word.slice(at + 1)
  return (
    word.slice(0, at) +
    word
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    word.slice(at + 2)
  )
}

const options = { seed: 9, numRuns: 400 }

describe('the nearest word', () => {
  test('is found behind any one slip', () => {
    fc.assert(
      fc.property(words, slips, (word, slip) => {
        expect(nearest(slipped(word, slip), [word])).toBe(word)
      }),
      options,
    )
  })

  test('is found behind two slips in a word of six letters, and never in a shorter one of which none is left', () => {
    expect(nearest('mitlus-stage', ['multi-stage'])).toBe('multi-stage')
    expect(nearest('deps', ['test'])).toBeUndefined()
    expect(nearest('abcdef', ['abcdxy'])).toBe('abcdxy')
    expect(nearest('abcde', ['abcxy'])).toBeUndefined()
    expect(nearest('abcdef', ['abcxyz'])).toBeUndefined()
    expect(nearest('abcdefghi', ['abcdefxyz'])).toBe('abcdefxyz')
  })

  test('is one of the candidates, and itself where it is among them', () => {
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 6 }), (word, candidates) => {
        const found = nearest(word, candidates)
        expect(found === undefined || candidates.includes(found)).toBe(true)
        expect(nearest(word, [...candidates, word])!.toLowerCase()).toBe(word.toLowerCase())
      }),
      options,
    )
  })

  test('does not depend on the case of letters', () => {
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 6 }), (word, candidates) => {
        expect(nearest(word.toUpperCase(), candidates)).toBe(nearest(word.toLowerCase(), candidates))
      }),
      options,
    )
  })

  test('is the first of those that are equally near, and not changed by one that is farther', () => {
    expect(nearest('bat', ['cat', 'hat', 'bet'])).toBe('cat')
    expect(nearest('bat', ['cats', 'hat'])).toBe('hat')
    expect(nearest('bat', new Set(['hat', 'zzz']))).toBe('hat')
  })

  test.each([
    [0, undefined],
    [1, undefined],
    [2, 'runtime'],
    [9, 'runtime'],
  ])('with at most %i slips is %s', (most, found) => expect(nearest('rutnmie', ['runtime'], most)).toBe(found))
})

test.each([
  ['biuld', ['test', 'build'], 'Did you mean "build"?'],
  ['', ['a'], 'Did you mean "a"?'],
  ['', ['build'], undefined],
  ['x', [], undefined],
])('after %j of %j: %s', (word, candidates, question) => expect(didYouMean(word, candidates)).toBe(question))
