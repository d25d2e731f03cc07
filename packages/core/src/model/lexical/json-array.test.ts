import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJsonArray, writeJsonArray } from './json-array.js'

describe('a list', () => {
  test.each<[rest: string, items: readonly string[]]>([
    ['[]', []],
    [' [ ] ', []],
    ['["a"]', ['a']],
    ['["a", "b\\n\\/\\u0041"]', ['a', 'b\n/A']],
    ['[\t"a"\n,\r"b" ]', ['a', 'b']],
    ['\u00a0["a"]', ['a']],
    ['["\\ud800", "\\ud83d\\ude00", "\\ude00x"]', ['\ufffd', '\ud83d\ude00', '\ufffdx']],
    ['["\u2028\u007f\u00e9"]', ['\u2028\u007f\u00e9']],
    ['["a\\u0000"]', ['a\0']],
  ])('is read from %j', (rest, items) => expect(readJsonArray(rest)).toEqual(items))

  test.each([
    ...['', 'a', '"a"', '{}', '{"a":["b"]}', 'null', '1', '[', '[]]', '[[]', '["a"', '["a]', '[a]', '[ -f x ] && y'],
    ...[
      "['a']",
      '["a",]',
      '[,"a"]',
      '[,]',
      '["a" "b"]',
      '["a"] # c',
      '["a"];',
      '["c:\\x"]',
      '["\\u00"]',
      '["\t"]',
      '["a\nb"]',
    ],
    ...[
      '[01]',
      '[+1]',
      '[.5]',
      '[1.]',
      '[NaN]',
      '[undefined]',
      '[True]',
      '[0x1]',
      '["a"]\u00a0',
      '\ufeff["a"]',
      '[\u00a0]',
    ],
  ])('is none: %j is text', (rest) => expect(readJsonArray(rest)).toBe('not-json'))

  test.each([
    '[1]',
    '[-0.5e+10]',
    '[null]',
    '[true]',
    '["a", ["b"]]',
    '[[]]',
    '[{}]',
    '[{"a": "b"}]',
    '["a", 1, "b"]',
    '[1e300]',
  ])('of anything else is refused: %s', (rest) => expect(readJsonArray(rest)).toBe('not-strings'))

  test('is none where Go cannot hold it: numbers beyond a double, and what is nested too deep', () => {
    expect(readJsonArray('["a", [1e999]]')).toBe('not-json')
    expect(readJsonArray('[{"a": -1e999}]')).toBe('not-json')
    expect(readJsonArray('["1e999"]')).toEqual(['1e999'])
    expect(readJsonArray('['.repeat(10_000) + ']'.repeat(10_000))).toBe('not-strings')
    expect(readJsonArray('['.repeat(10_001) + ']'.repeat(10_001))).toBe('not-json')
    expect(readJsonArray(`[${'{"a":'.repeat(9999)}1${'}'.repeat(9999)}]`)).toBe('not-strings')
    expect(readJsonArray(`[${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}]`)).toBe('not-json')
  })

  test('is deep by what is open at one time, and not by what is closed or quoted', () => {
    expect(readJsonArray(`[${Array.from({ length: 6000 }, () => '[[]]').join(',')}]`)).toBe('not-strings')
    expect(readJsonArray(`["${'['.repeat(20_000)}"]`)).toEqual(['['.repeat(20_000)])
    expect(readJsonArray(`["\\"${'['.repeat(20_000)}"]`)).toEqual([`"${'['.repeat(20_000)}`])
    expect(readJsonArray(`["\\\\", "${'{'.repeat(20_000)}"]`)).toEqual(['\\', '{'.repeat(20_000)])
  })
})

describe('a list that is written', () => {
  test.each<[items: readonly string[], text: string]>([
    [[], '[]'],
    [['a'], '["a"]'],
    [['nginx', '-g', 'daemon off;'], '["nginx", "-g", "daemon off;"]'],
    [['"\\/\n\t\u0001'], '["\\"\\\\/\\n\\t\\u0001"]'],
    [['\u00e9\u2028'], '["\u00e9\u2028"]'],
  ])('%j', (items, text) => expect(writeJsonArray(items)).toBe(text))

  test('is read back as it was', () => {
    const item = fc.string({
      unit: fc.constantFrom('a', '"', '\\', '\n', '\0', '[', '\u2028', '\u{1f600}', '$'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), (items) => {
        expect(readJsonArray(writeJsonArray(items))).toEqual(items)
      }),
      { seed: 8, numRuns: 100 },
    )
  })
})
