import { describe, expect, it } from 'vitest'
import { isSpace, skipSpace, trimSpace } from './white-space.js'

describe('white space', () => {
  it("is Unicode's, as Go has it", () => {
    const spaces = '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000'
    for (const character of spaces) expect(isSpace(character.charCodeAt(0))).toBe(true)
    for (const character of 'a#\\\u0000\u001f\u180e\u200b\ufeff') expect(isSpace(character.charCodeAt(0))).toBe(false)
  })

  it('is skipped from both ends of a stretch', () => {
    const text = 'x \u00a0a b\t y'
    expect(skipSpace(text, 1, 7)).toBe(3)
    expect(trimSpace(text, 1, 7)).toBe(6)
    expect(skipSpace('   ', 0, 3)).toBe(3)
    expect(trimSpace('   ', 0, 3)).toBe(0)
  })
})
