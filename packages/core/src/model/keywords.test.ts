import { describe, expect, test } from 'vitest'
import { allKeywords, keywords } from './keywords.js'

describe('keywords', () => {
  test('are eighteen, each in upper case once', () => {
    expect(allKeywords).toHaveLength(18)
    expect(new Set(allKeywords).size).toBe(18)
    for (const keyword of allKeywords) expect(keyword).toMatch(/^[A-Z]+$/)
    expect(Object.isFrozen(allKeywords)).toBe(true)
  })

  test('are the kinds of instructions in upper case, and FROM, which begins a stage', () => {
    for (const [kind, keyword] of Object.entries(keywords)) expect(keyword).toBe(kind.toUpperCase())
    expect(allKeywords.filter((keyword) => !Object.values<string>(keywords).includes(keyword))).toEqual(['FROM'])
  })
})
