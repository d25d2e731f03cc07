import { expect, test } from 'vitest'
import { goLower } from './lower-case.js'

test.each([
  ['', ''],
  ['abc-1_.[]{}', 'abc-1_.[]{}'],
  ['ABC', 'abc'],
  ['aZ', 'az'],
  ['@[`{', '@[`{'],
  ['\u00c4\u00d6', '\u00e4\u00f6'],
  ['\u212a', 'k'],
  ['\u017f', '\u017f'],
  ['\u00df\u1e9e', '\u00df\u00df'],
  // JavaScript makes two characters of the first, and another sigma at the end of a word.
  ['\u0130A', 'ia'],
  ['\u0391\u03a3', '\u03b1\u03c3'],
  ['\u0391\u03a3 \u03a3', '\u03b1\u03c3 \u03c3'],
  ['\u00c91', '\u00e91'],
  ['\u{10400}', '\u{10428}'],
])('%j is %j as Go makes it', (text, lower) => expect(goLower(text)).toBe(lower))

test('each character becomes one, that of JavaScript but for the I with a dot', () => {
  const letters = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code))
  expect(letters.filter((letter) => goLower(letter) !== letter.toLowerCase())).toEqual(['\u0130'])
  expect(letters.filter((letter) => goLower(letter).length !== 1)).toEqual([])
})
