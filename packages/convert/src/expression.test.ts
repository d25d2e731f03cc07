import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { array, constant, known, longString, object, string } from './expression.js'

const scope = new Map<string, unknown>([['a', 1]])

/** What JavaScript makes of the text. */
const run = (text: string): unknown => new Function('a', `return (${text})`)(1)

describe('a string', () => {
  it.each([
    ['plain', "'plain'"],
    ["it's", "'it\\'s'"],
    ['C:\\dir', "'C:\\\\dir'"],
    ['a\nb', "'a\\nb'"],
    ['tab\there', "'tab\\there'"],
    ['a\u2028b', "'a\\u2028b'"],
    ['\u202eabc', "'\\u202eabc'"],
    ['\ud800', "'\\ud800'"],
    ['größe 大 😀', "'größe 大 😀'"],
    ['${a} `b`', "'${a} `b`'"],
  ])('%j is written so that it stands for itself and can be seen', (value, text) => {
    expect(string(value).text).toBe(text)
    expect(run(text)).toBe(value)
  })

  it('of any kind stands for itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(run(string(value).text)).toBe(value)
        expect(run(longString(value).text)).toBe(value)
      }),
      { numRuns: 2000 },
    )
  })

  it('of several lines is a template', () => {
    expect(longString('a\n`b` ${c}\n\\').text).toBe('`a\n\\`b\\` \\${c}\n\\\\`')
    expect(longString('one line\n').text).toBe("'one line\\n'")
    expect(longString('a:\n\tb\n').text).toBe('`a:\n\tb\n`')
  })
})

describe('what is put together', () => {
  it('has the value that its text has', () => {
    const value = object([
      ['a', array([known('1', 1), string('b')])],
      ['b-c', constant('a')],
    ])
    expect(value.text).toBe("{ a: [1, 'b'], 'b-c': a }")
    expect(value.names).toEqual(['a'])
    expect(value.evaluate(scope)).toEqual({ a: [1, 'b'], 'b-c': 1 })
    expect(run(value.text)).toEqual(value.evaluate(scope))
  })
})
