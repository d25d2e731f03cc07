import { describe, expect, test } from 'vitest'
import { shellWords } from './shell-words.js'

describe('words as the lexer cuts them', () => {
  test.each<[text: string, ...words: readonly string[]]>([
    [''],
    [' \t\n '],
    ['a', 'a'],
    ['a  b', 'a', 'b'],
    ['a\u00a0b\u2003c\nd', 'a', 'b', 'c', 'd'],
    ['"b c"d \'e f\'', 'b cd', 'e f'],
    ['a\\ b', 'a b'],
    ['a\\\\ b', 'a\\', 'b'],
    ['\\a', 'a'],
    ['a\\', 'a'],
    ['"a\\"b" "c\\d"', 'a"b', 'c\\d'],
    ["'a\\'", 'a\\'],
    ['"it\'s"', "it's"],
    // A word of nothing but empty quotes is none, unless text is beside them.
    ["'' a", 'a'],
    ['""'],
    ['\'\'a""', 'a'],
    // A reference stays as it is written: no variable is known.
    ['$a ${b} $5x $$ $', '$a', '${b}', '$5x', '$$', '$'],
    ['"$a b"', '$a b'],
    ['${a:-b}', '${a:-b}'],
    ['${a/b/c} ${a//b/c}', '${a/b/c}', '${a/b/c}'],
    ['\ufeffa \ufeffb', 'a', '\ufeffb'],
    // A modifier forgets the word before it, and its text is cut.
    ['foo${a:-b}c', '${a:-b}c'],
    ['${a:-b c}', '${a:-b', 'c}'],
    ['x ${a:-"b c"} y', 'x', '${a:-b', 'c}', 'y'],
    // What follows << belongs to it.
    ['<<  a < b', '<<  a', '<', 'b'],
    ['<<\t\ra', '<<\t\ra'],
    ['<<\u00a0a', '<<', 'a'],
    ['a<b <', 'a<b', '<'],
  ])('%j', (text, ...words) => expect(shellWords(text, { raw: 'nothing' })).toEqual(words))

  test.each<[text: string, quotes: string, all: string]>([
    ['"a" \'b\' \\c', '"a"|\'b\'|c', '"a"|\'b\'|\\c'],
    ['"a\\"b\\c"', '"a"b\\c"', '"a\\"b\\c"'],
    ['"a\\\\b"', '"a\\b"', '"a\\\\b"'],
    ["'a\\b'", "'a\\b'", "'a\\b'"],
    ['a\\ b', 'a b', 'a\\ b'],
    ['""', '""', '""'],
    ['"$a"', '"$a"', '"$a"'],
    // In a word the escapes of modifiers are gone, in a pattern they are kept, and doubled between quotes.
    ['${a:-\\b}', '${a:-b}', '${a:-b}'],
    ['${a#\\b}', '${a#\\b}', '${a#\\b}'],
    ["${a#'\\b'}", "${a#'\\\\b'}", "${a#'\\\\b'}"],
    ['${a#"\\b"}', '${a#"\\\\b"}', '${a#"\\\\b"}'],
    ["${a/'\\b'/'\\c'}", "${a/'\\\\b'/'\\c'}", "${a/'\\\\b'/'\\c'}"],
  ])('%j, when quotes are kept, or escapes as well', (text, quotes, all) => {
    expect(shellWords(text, { raw: 'quotes' })?.join('|')).toBe(quotes)
    expect(shellWords(text, { raw: 'quotes and escapes' })?.join('|')).toBe(all)
  })

  test.each([
    ...[
      '"a',
      "'a",
      'a "',
      '"a\\',
      '"a\\"',
      '"${a',
      '"${a"',
      '${a',
      '${',
      '${}',
      '${{',
      '${:',
      '${:-a}',
      '${a^}',
      '${a:#b}',
      '${a:}',
    ],
    ...['${a b}', '${a/b}', '${a/b/c', "${a:-'}", '${a:-"}', '${a:-${b}', '${a:-${}}', '${a:', '${1a}'],
  ])('none of %j, which the lexer refuses', (text) => {
    for (const raw of ['nothing', 'quotes', 'quotes and escapes'] as const)
      expect(shellWords(text, { raw })).toBeUndefined()
  })

  test('none of what is nested deeper than anything that means something', () => {
    const nested = (depth: number) => `${'${a:-'.repeat(depth)}x${'}'.repeat(depth)}`
    expect(shellWords(nested(400), { raw: 'nothing' })).toEqual([nested(400)])
    expect(shellWords(nested(600), { raw: 'nothing' })).toBeUndefined()
  })
})
