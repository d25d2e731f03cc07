import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dedent, rawChunks } from './template.js'

/** The pieces of a template as a tag gets them. */
const chunks = (...[strings]: readonly [TemplateStringsArray, ...unknown[]]): readonly string[] => rawChunks(strings)

describe('backslashes of a template stay as they are typed', () => {
  test.each<[name: string, pieces: readonly string[], found: string[]]>([
    ['before a letter', chunks`a\nb\tc\d`, ['a\\nb\\tc\\d']],
    ['two of them', chunks`a\\b`, ['a\\\\b']],
    ['before a quote', chunks`a\"b\'c`, [`a\\"b\\'c`]],
    [
      'at the end of a line',
      chunks`a \
b`,
      ['a \\\nb'],
    ],
    ['but not before a backquote', chunks`a\`b\``, ['a`b`']],
    ['nor before what would be a value', chunks`a\${b}`, ['a${b}']],
    ['of which two stand for one there', chunks`a\\\`b\\\${c}`, ['a\\`b\\${c}']],
    ['before a value two stand for one', chunks`a\\${1}b`, ['a\\\\', 'b']],
    ['before a dollar alone', chunks`a\$b`, ['a\\$b']],
  ])('%s', (_, pieces, found) => expect(pieces).toEqual(found))
})

describe('the indentation that all lines share is left out', () => {
  test.each<[name: string, pieces: string[], found: string[]]>([
    ['of one line, where it stays', ['  a'], ['  a']],
    ['of several', ['\n    a\n      b\n    c\n  '], ['a\n  b\nc\n']],
    ['of tabs', ['\n\ta\n\t\tb\n'], ['a\n\tb\n']],
    ['but not of tabs and blanks, which share none', ['\n\ta\n  b\n'], ['\ta\n  b\n']],
    ['as far as they begin alike', ['\n  \ta\n  b\n'], ['\ta\nb\n']],
    ['whatever a blank line has', ['\n  a\n\n \n    \n  b\n'], ['a\n\n\n  \nb\n']],
    ['the first line too when it has text', ['  a\n  b'], ['a\nb']],
    ['with the blanks behind the last line break', ['\n  a\n\t '], ['a\n']],
    ['without a last line break', ['\n  a\n  b'], ['a\nb']],
    ['with carriage returns', ['\r\n  a\r\n  b\r\n'], ['a\r\nb\r\n']],
    ['around a value', ['\n  a ', ' b\n  c\n'], ['a ', ' b\nc\n']],
    ['before a value', ['\n    ', '\n  b\n'], ['  ', '\nb\n']],
    ['between values on one line', ['\n  ', '  ', '\n    b\n'], ['', '  ', '\n  b\n']],
    ['of nothing', [''], ['']],
    ['of a line break', ['\n'], ['']],
  ])('%s', (_, pieces, found) => expect(dedent(pieces)).toEqual(found))

  test('and nothing else: the same text further in, or dedented twice, is the same', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '$', '#'), maxLength: 6 }).map((text) => `x${text}`)
    const lines = fc.array(fc.tuple(fc.constantFrom('', '  ', '\t'), line), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(lines, fc.constantFrom('', ' ', '    ', '\t'), (all, indent) => {
        const text = all.map(([own, rest]) => `${own}${rest}`).join('\n')
        const deeper = all.map(([own, rest]) => `${indent}${own}${rest}`).join('\n')
        const [once] = dedent([`\n${text}\n`])
        expect(dedent([`\n${deeper}\n`])).toEqual([once])
        expect(dedent([`\n${once}`])).toEqual([once])
        expect(dedent([`\n${text}\n`])[0]!.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { seed: 2, numRuns: 200 },
    )
  })
})
