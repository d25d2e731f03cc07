import { expect, test } from 'vitest'
import { goLower } from './lower-case.js'

test.each([
  ['', ''],
  ['abc-1_.[]{}', 'abc-1_.[]{}'],
  ['ABC', 'abc'],
  ['aZ', 'az'],
  ['Z', 'z'],
  ['ÄÖ', 'äö'],
  // JavaScript makes two characters of the first, and another sigma at the end of a word.
  ['İA', 'ia'],
  ['ΑΣ', 'ασ'],
  ['É1', 'é1'],
])('%j is %j as Go makes it', (text, lower) => expect(goLower(text)).toBe(lower))
