import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ShellWord } from './commands.js'
import { simpleCommands } from './read-script.js'
import { NotUnderstood, readWord, skipArithmetic, type Cursor } from './read-word.js'

/** The first argument of a command `a`. */
const word = (text: string): ShellWord | undefined => simpleCommands(`a ${text}`)?.[0]!.arguments[0]

describe('a word that the shell leaves as it is', () => {
  test.each<[what: string, written: string, text: string]>([
    ['bare', 'b-c/d.e:f,g@h%i+j=k', 'b-c/d.e:f,g@h%i+j=k'],
    ['in single quotes', `'b "c" $d \\e'`, 'b "c" $d \\e'],
    ['in double quotes', `"b 'c' d"`, `b 'c' d`],
    ['in both', `b'c d'"e f"g`, 'bc de fg'],
    ['empty in single quotes', `''`, ''],
    ['empty in double quotes', `""`, ''],
    ['with an escaped blank', 'b\\ c', 'b c'],
    ['with an escaped sign', '\\$b\\;\\&\\|\\(\\)\\<\\>', '$b;&|()<>'],
    ['with an escaped quote', `\\'b\\"`, `'b"`],
    ['with an escaped letter', '\\b', 'b'],
    ['with an escaped backslash', '\\\\b', '\\b'],
    ['with what double quotes escape', '"\\$b \\"c\\" \\\\ \\`"', '$b "c" \\ `'],
    ['with what double quotes do not escape', `"\\b \\' \\! \\n"`, `\\b \\' \\! \\n`],
    ['on two lines', 'b\\\nc', 'bc'],
    ['on two lines in double quotes', '"b\\\nc"', 'bc'],
    ['with a line end in quotes', `'b\nc'"\n"`, 'b\nc\n'],
    ['with a backslash and a line end in single quotes', `'b\\\nc'`, 'b\\\nc'],
    ['with a dollar that opens nothing', 'b$', 'b$'],
    ['with a dollar before a sign', 'b$/c$.d', 'b$/c$.d'],
    ['with a dollar before a quote in double quotes', '"b$"', 'b$'],
    ['with a sharp in it', 'b#c', 'b#c'],
    ['with a quoted sharp', '"#b"', '#b'],
    ['with a pattern', '*.b[cd]?', '*.b[cd]?'],
    ['with braces', '{b,c}', '{b,c}'],
    ['that ends with a backslash', 'b\\', 'b\\'],
    ['beyond ASCII', '"é"ß\\ü', 'éßü'],
  ])('%s', (_, written, text) => {
    expect(word(written)).toEqual({ text, isPlain: true, start: 2, end: 2 + written.length })
  })

  const anything = fc.string({ unit: 'binary', maxLength: 12 })
  const quotations: readonly [what: string, quoted: (text: string) => string][] = [
    ['single quotes', (text) => `'${text.replaceAll("'", `'\\''`)}'`],
    ['double quotes', (text) => `"${text.replace(/[$`"\\]/g, '\\$&')}"`],
    ['backslashes', (text) => `''${text.replace(/[^\w]/gu, (one) => (one === '\n' ? `'\n'` : `\\${one}`))}`],
  ]
  test.each(quotations)('whatever it says, in %s', (_, quoted) => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(word(quoted(text))).toMatchObject({ text, isPlain: true })
        expect(simpleCommands(`a ${quoted(text)} b && c`)?.map(({ arguments: words }) => words.length)).toEqual([2, 0])
      }),
      { numRuns: 150, seed: 3 },
    )
  })
})

describe('a word that the shell replaces', () => {
  test.each([
    '$b',
    '${b}',
    '$1',
    '$@',
    '$*',
    '$#',
    '$?',
    '$!',
    '$-',
    '$$',
    '${#b}',
    '${!b}',
    '${b:-c d}',
    '${b:-"c d"}',
    "${b:-'}'}",
    '${b:-${c:-d}}',
    '${b%%/*}',
    '${b//\\//-}',
    '${b:1:2}',
    '${b[0]}',
    '$(b c)',
    '$(b "$(c)")',
    '$((1 + (2)))',
    '`b c`',
    '`b \\`c\\``',
    '<(b c)',
    '>(b)',
    'x$b',
    "x'y z'$b",
  ])('is kept as it is written: %s', (written) => {
    const text = written.replaceAll(/^x'y z'/g, 'xy z')
    expect(word(written)).toEqual({ text, isPlain: false, start: 2, end: 2 + written.length })
  })

  test.each([
    ['"$b"', '$b'],
    ['"x ${b} y"', 'x ${b} y'],
    ['"$(b "c d")"', '$(b "c d")'],
    ['"`b`"', '`b`'],
    ['"\\$$b"', '$$b'],
    ['"${b:-"c"}"', '${b:-"c"}'],
    ['"${b#\\"}"', '${b#\\"}'],
  ])('loses the quotes around: %s', (written, text) => {
    expect(word(written)).toEqual({ text, isPlain: false, start: 2, end: 2 + written.length })
  })
})

test.each([
  "'b",
  '"b',
  '"b\\"',
  '`b',
  '`b\\`',
  '$(b',
  '$((1)',
  '$((1) + 2)',
  `$(('1'))`,
  '${b',
  '${',
  '${}',
  '${ b}',
  '${%b}',
  '"${b',
  "${b:-'}",
  `"\${b:-'}'}"`,
  '$"b"',
  "$'\\n'",
  '"$(b"',
  '${b:-$(c}',
])('a word that has no end, or that shells read differently, is not understood: %s', (written) => {
  expect(simpleCommands(`a ${written}`)).toBeUndefined()
})

test.each<[opening: string, closing: string, most: number]>([
  ['$(b ', ')', 100],
  ['<(b ', ')', 100],
  ['${b:-', '}', 100],
  // A quotation within counts too.
  ['"$(b ', ')"', 50],
  ['"${b:-', '}"', 50],
])('%s may stand in itself, up to a depth that no script has', (opening, closing, most) => {
  const isUnderstood = (count: number): boolean =>
    simpleCommands(`a ${opening.repeat(count)}${closing.repeat(count)}`) !== undefined
  expect([isUnderstood(most), isUnderstood(most + 1)]).toEqual([true, false])
})

describe('a reader of words alone', () => {
  const at = (text: string, start: number): Cursor => ({
    text,
    at: start,
    depth: 0,
    substitution() {
      this.at = text.indexOf(')', this.at) + 1
    },
  })

  test('begins at its cursor and ends behind the word', () => {
    const cursor = at('a b"c d"e;f', 2)
    expect(readWord(cursor)).toEqual({ text: 'bc de', isPlain: true, start: 2, end: 9 })
    expect(cursor.at).toBe(9)
  })

  test.each([' ', '\t', '\n', '\r', ';', '&', '|', '(', ')', '<', '>', ''])('finds no word at %j', (sign) => {
    expect(() => readWord(at(sign, 0))).toThrow(NotUnderstood)
  })

  test.each([' ', '\t', '\n', '\r', ';', '&', '|', '(', ')', '<', '>'])('ends a word before %j', (sign) => {
    for (const before of ['b', "'b'", '$b']) expect(readWord(at(`${before}${sign}c`, 0)).end).toBe(before.length)
  })

  test.each<[text: string, end: number]>([
    ['(())', 4],
    ['((1))x', 5],
    ['((1 + (2) * (3)))', 17],
  ])('goes past an expression: %s', (text, end) => {
    const cursor = at(text, 0)
    skipArithmetic(cursor, 0)
    expect(cursor.at).toBe(end)
  })

  test.each(['((1)', '((1) )', '((1) + (2))', '((a); (b))', '(("1"))', '((\\1))', '((`1`))'])(
    'takes for no expression: %s',
    (text) => expect(() => skipArithmetic(at(text, 0), 0)).toThrow(NotUnderstood),
  )
})
