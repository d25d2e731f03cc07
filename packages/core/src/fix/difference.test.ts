import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from './fix.js'
import { difference } from './difference.js'

test.each<[before: string, after: string, found: ReturnType<typeof difference>]>([
  ['', '', undefined],
  ['ab', 'ab', undefined],
  ['', 'a', { start: 0, end: 0, text: 'a' }],
  ['a', '', { start: 0, end: 1, text: '' }],
  ['abc', 'axc', { start: 1, end: 2, text: 'x' }],
  ['abc', 'abxc', { start: 2, end: 2, text: 'x' }],
  ['abc', 'ac', { start: 1, end: 2, text: '' }],
  ['abc', 'xbc', { start: 0, end: 1, text: 'x' }],
  ['abc', 'abx', { start: 2, end: 3, text: 'x' }],
  // What both ends could take is counted once, to the beginning.
  ['aa', 'aaa', { start: 2, end: 2, text: 'a' }],
  ['aaa', 'aa', { start: 2, end: 3, text: '' }],
  ['abab', 'ab', { start: 2, end: 4, text: '' }],
  ['a b', 'a -y b', { start: 2, end: 2, text: '-y ' }],
])('%j becomes %j', (before, after, found) => expect(difference(before, after)).toEqual(found))

test('of two texts is the least stretch that makes one the other', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 })
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const found = difference(before, after)
      expect(found === undefined).toBe(before === after)
      const { start, end, text } = found ?? { start: 0, end: 0, text: '' }
      expect(before.slice(0, start) + text + before.slice(end)).toBe(after)
      const [gone, come] = [before.slice(start, end), text]
      const isAlike = gone !== '' && come !== '' && (gone[0] === come[0] || gone.at(-1) === come.at(-1))
      expect(isAlike).toBe(false)
    }),
    { seed: 4, numRuns: 500 },
  )
})

describe('edits that do not meet', () => {
  const edits = [
    { start: 0, end: 1, text: '' },
    { start: 2, end: 2, text: 'X' },
    { start: 4, end: 6, text: 'YZ\n' },
  ]
  test.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
    'are made in the order of the text, whatever theirs is: %j',
    (order) => {
      expect(
        applyEdits(
          'abcdef',
          order.map((at) => edits[at]!),
        ),
      ).toBe('bXcdYZ\n')
    },
  )
  test('may be none', () => expect(applyEdits('abc', [])).toBe('abc'))
})
