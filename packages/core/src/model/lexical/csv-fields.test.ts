import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFields } from './csv-fields.js'

describe('fields that commas separate', () => {
  test.each<[text: string, ...fields: readonly string[]]>([
    ['a', 'a'],
    ['a,b=c,,d ', 'a', 'b=c', '', 'd '],
    [',', '', ''],
    [',,', '', '', ''],
    [' a, b ', ' a', ' b '],
    ["'a,b'", "'a", "b'"],
    ['a\\,b', 'a\\', 'b'],
    ['"a,b",c', 'a,b', 'c'],
    ['"a"', 'a'],
    ['""', ''],
    ['"","a"', '', 'a'],
    ['"a""b"""', 'a"b"'],
    ['""""', '"'],
    ['"a\nb"', 'a\nb'],
    ['a,""', 'a', ''],
    ['"a",', 'a', ''],
    // One line end at the end is none of the text.
    ['a\n', 'a'],
    ['a,\r\n', 'a', ''],
    ['a\n\n', 'a\n'],
    ['a\r', 'a\r'],
  ])('%j', (text, ...fields) => expect(csvFields(text)).toEqual(fields))

  test.each(['', '\n', '\r\n', 'a"b', 'a"', '"a', '"', '"""', '"a"b', '"a" ', '"a""', 'a,"b', 'a,b"', '"a",b"c'])(
    'none: %j, as Go says',
    (text) => expect(csvFields(text)).toBeUndefined(),
  )

  test('are read back as they were written, quoted where they must be or all of them', () => {
    const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`
    const field = fc.string({ unit: fc.constantFrom('a', '=', ' ', ',', '"', "'", '\\'), maxLength: 5 })
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
        fc.pre(fields.length > 1 || fields[0] !== '')
        expect(csvFields(fields.map((text) => (/[",]/.test(text) ? quoted(text) : text)).join(','))).toEqual(fields)
        expect(csvFields(fields.map(quoted).join(','))).toEqual(fields)
      }),
      { seed: 4, numRuns: 100 },
    )
  })
})
