import { describe, expect, test } from 'vitest'
import { isGlob } from './glob-syntax.js'
import { ignoreMatcher } from './ignore-matcher.js'
import { readIgnore } from './read-ignore.js'

const verdicts = (pattern: string, paths: readonly string[]): readonly string[] =>
  paths.filter((path) => ignoreMatcher([pattern]).isExcluded(path).isExcluded)

describe('brackets in a pattern', () => {
  test.each<[name: string, pattern: string, matches: string[], others: string[]]>([
    ['a range', 'v[0-2]*', ['v0', 'v2x'], ['v3', 'v', '0']],
    ['a caret negates', 'v[^0-2]', ['v3', 'va'], ['v0', 'v']],
    ['an exclamation mark is itself', 'v[!a]', ['v!', 'va'], ['vb']],
    ['a named class', 'v[[:digit:]]', ['v0', 'v9'], ['va', 'v:']],
    ['a named class of hexadecimal digits', 'v[[:xdigit:]]', ['vA', 'vf'], ['vg']],
    ['a negated named class', 'v[[:^alpha:]]', ['v0', 'v_'], ['va', 'vZ']],
    ['a class of Perl', 'v[\\d_]', ['v0', 'v_'], ['va', 'vd']],
    ['a negated class of Perl', 'v[\\W]', ['v-'], ['va', 'v_']],
    ['an escaped bracket', 'v[\\]]', ['v]'], ['v\\', 'v']],
    ['characters beyond the basic plane', 'v[😀-😂]', ['v😁'], ['v😃', 'v']],
    ['both ends of a range', 'v[b-d]', ['vb', 'vd'], ['va', 've']],
    ['a dash behind a named class', 'v[[:digit:]-x]', ['v5', 'v-', 'vx'], ['va']],
    ['a dash behind a class of Perl', 'v[\\d-x]', ['v5', 'v-', 'vx'], ['va']],
    ['a colon that begins no named class', 'v[[:]', ['v[', 'v:'], ['v']],
    ['a named class that is not closed', '*[[:digit]', ['d', ':', '['], ['1', 'z']],
    ['an escape that begins a range', 'v[\\x{61}-c]', ['va', 'vb'], ['v-', 'vd']],
    ['a star behind brackets', 'v[a]*', ['va', 'vab'], ['v', 'vb']],
  ])('%s', (_, pattern, matches, others) => expect(verdicts(pattern, [...matches, ...others])).toEqual(matches))
})

describe('a class with a name', () => {
  const ascii = Array.from({ length: 0x82 }, (_, code) => String.fromCharCode(code)).filter((one) => one !== '/')
  const of = (name: string): string =>
    verdicts(
      `v[${name}]`,
      ascii.map((one) => `v${one}`),
    )
      .map((path) => path.slice(1))
      .join('')
  const digits = '0123456789'
  const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const lower = 'abcdefghijklmnopqrstuvwxyz'
  const control = ascii.slice(0, 0x20).join('')
  const signs = [`!"#$%&'()*+,-.`, ':;<=>?@', '[\\]^_`', '{|}~'] as const
  const visible = `${signs[0]}${digits}${signs[1]}${upper}${signs[2]}${lower}${signs[3]}`

  test.each([
    ['[:alnum:]', `${digits}${upper}${lower}`],
    ['[:alpha:]', `${upper}${lower}`],
    ['[:ascii:]', `${control} ${visible}\u007f`],
    ['[:blank:]', '\t '],
    ['[:cntrl:]', `${control}\u007f`],
    ['[:digit:]', digits],
    ['[:graph:]', visible],
    ['[:lower:]', lower],
    ['[:print:]', ` ${visible}`],
    ['[:punct:]', signs.join('')],
    ['[:space:]', '\t\n\v\f\r '],
    ['[:upper:]', upper],
    ['[:word:]', `${digits}${upper}_${lower}`],
    ['[:xdigit:]', `${digits}ABCDEFabcdef`],
    ['\\d', digits],
    // Go has no vertical tab among them.
    ['\\s', '\t\n\f\r '],
    ['\\w', `${digits}${upper}_${lower}`],
  ])('%s', (name, characters) => {
    expect(of(name)).toBe(characters)
    const negated = name.startsWith('[') ? name.replace(':', ':^') : name.toUpperCase()
    expect(of(negated)).toBe(ascii.filter((one) => !characters.includes(one)).join(''))
  })
})

describe('what stands in a pattern as Go reads an expression', () => {
  test.each<[name: string, pattern: string, matches: string[], others: string[]]>([
    ['a repetition', 'a{2}?', ['aab'], ['ab', 'aa', 'aaab']],
    ['a repetition without an end', 'a{2,}?', ['aab', 'aaab', 'aaa'], ['ab', 'aa']],
    ['a repetition between two numbers', 'a{1,2}?', ['ab', 'aab', 'aa'], ['aaab', 'b']],
    ['braces that are no repetition', 'a{b}?', ['a{b}c'], ['abc', 'a{b}']],
    ['an escape of hexadecimal digits', '\\x41?', ['Ab'], ['x41b', 'A']],
    ['a long escape', '\\x{1F600}?', ['😀b'], ['b']],
    ['an octal escape', '\\101?', ['Ab'], ['101b']],
    ['a tab', '\\t?', ['\tb'], ['tb']],
    ['a word border', '\\bab?', ['abc'], ['bab']],
    ['an escaped dot', 'a\\.?', ['a.b'], ['axb']],
    ['a dot, which is itself', 'a.?', ['a.b'], ['axb']],
    ['a plus, which is itself', 'a+?', ['a+b'], ['aab', 'ab']],
    ['round brackets, which are themselves', 'a(b)?', ['a(b)c'], ['abc']],
    ['a dollar, which is itself', 'a$?', ['a$b'], ['ab', 'a']],
    ['a caret: the beginning', '^a?', ['ab'], ['^ab', 'xab']],
    ['a repetition that may be none', 'a{0,1}?', ['ab', 'b'], ['aab']],
    ['no time', 'a{0}?', ['b'], ['ab']],
    ['numbers that begin with zero are none', 'a{01}?', ['a{01}b'], ['ab']],
    ['a second number that begins with zero is none', 'a{1,01}?', ['a{1,01}b'], ['ab']],
    ['as often as Go lets', 'a{1000}?', [`${'a'.repeat(1000)}b`], [`${'a'.repeat(999)}b`]],
    ['a repeated class', '[^a]{2}', ['bc'], ['ab', 'b']],
    ['a repeated question mark', '?{2}', ['ab'], ['a', 'abc']],
    ['a repetition of a character of two units', '😀{2}?', ['😀😀a'], ['😀a', '😀😀']],
    ['an alternative in the middle, which anything may surround', 'a|b?', ['a', 'axx', 'xbc'], ['xa', 'b']],
    ['an alternative with no end', 'a?|b', ['abc', 'xxb'], ['bx', 'a']],
    ['one that begins nowhere but anywhere', 'a|?', ['b', 'zz'], []],
    ['no word border', 'a\\B?', ['ab'], ['a-', 'a']],
    ['a word border before a character', '?\\bb', ['-b'], ['ab', '/b']],
    ['a word border before nothing', 'a?\\b', ['ab'], ['a-']],
    ['the beginning, said by a letter', '\\Aa?', ['ab'], ['bab']],
    ['the beginning where it is not', 'a\\A?', [], ['ab', 'a']],
    ['the end, said by a letter', 'a?\\z', ['ab'], ['abc']],
    ['the end where it is not', 'a\\z?', [], ['ab', 'a']],
    ['a quotation takes all that is put into it as it stands', 'a\\Qb?', ['ab[^/]$'], ['ab?', 'abc']],
    ['a quotation that ends', '\\Q😀\\E?', ['😀a'], ['😀', 'Qa']],
    ['a dot in a quotation has a backslash', 'a\\Qb.c\\E?', ['ab\\.cd'], ['ab.cd', 'abxcd']],
    ['bells and feeds', '\\a\\f\\v\\r?', ['\u0007\f\v\rb'], ['afvrb']],
    ['a line feed', '\\12?', ['\nb'], ['12b']],
    ['the first of all characters', '\\0?', ['\0b'], ['0b']],
    ['octal digits, three at most', '\\3777?', ['ÿ7b'], ['ÿb']],
    ['the last of all characters', '\\x{10FFFF}?', ['\u{10ffff}b'], ['x']],
    ['signs that need no escape', '\\-\\_\\ ?', ['-_ b'], ['-_b']],
  ])('%s', (_, pattern, matches, others) => expect(verdicts(pattern, [...matches, ...others])).toEqual(matches))
})

describe('patterns that BuildKit refuses', () => {
  // What stands behind a star is read as long as all before it is like the path `.`, so each pair differs in that alone.
  test.each([
    ...['[a', '[', 'a\\', '[]a]', '[-x]', '[a-]', '[^', '[a-', '[\\', '*[', '?[', 'v[a-]', '[😀', '[😀-', 'ab\\'],
    ...['.*[', '?*[', '\\.*[', '[.]*[', '[\\.]*[', '[a.]*[', '[.a]*[', '[*.]*[', '[\\].]*[', '[.[]*['],
    ...['[,-/]*[', '[--.]*[', '[.-/]*[', '[^a]*[', '[^]]*[', '[^😀]*['],
    ...['*.*[', '*?*[', '*\\.*[', '*[.]*[', '[a][', '*[a][', '[^.]a['],
  ])('because of Match: %s', (pattern) => expect(isGlob(pattern)).toBe(false))

  test.each([
    ...['a', '*', '[a]', '[^a]', '[a-z]', '\\[', '**', 'a]', '[a^]', '[*]'],
    ...['a*[', 'a*\\', '??*[', '\\a*[', '\\[*[', '[a]*[', '[\\]]*[', '[*a]*[', '[[]*[', '[a-c]*[', '[^.]*[', '[😀]*['],
    ...['*a*[', '*.a*[', '*.?*[', '*.*.*[', '*\\a*[', '*[a]*[', '*[a]b*[', '[😀-😁]*['],
    ...['.?*[', '.a*[', 'a.*[', '[a].*[', '.[a]*['],
  ])('but not what Match takes, or does not reach: %s', (pattern) => expect(isGlob(pattern)).toBe(true))

  test.each([
    ['a range upside down', 'x*[z-a]'],
    ['a class that there is not', 'x*[[:letter:]]'],
    ['an escape that there is not', 'x*\\y'],
    ['too many times', 'x{1001}*'],
    ['too many times at most', 'x{1,1001}*'],
    ['too many times at least', 'x{1001,}*'],
    ['a repetition upside down', 'x{2,1}*'],
    ['a repetition of a repetition', 'x{2}{3}*'],
    ['a character that there is not', 'x*\\x{110000}'],
    ['a class of characters that there is not', 'x*\\py'],
    ['a class of characters that is cut', 'x*\\p'],
    ['a repeated star', '*{2}'],
    ['a repetition of nothing', 'a|{2}?'],
    ['one octal digit', '\\1?'],
    ['no octal digit', '\\8?'],
    ['one hexadecimal digit', '\\x4?'],
    ['no hexadecimal digit', '\\x{}?'],
    ['an escaped letter that is not of ASCII', '\\é?'],
    ['an escaped capital that means nothing', '\\Z?'],
  ])('because the expression is none: %s', (_, pattern) => {
    expect(readIgnore(pattern).problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      `error: BuildKit takes "${pattern}" and fails when it compares a path with it`,
    ])
  })

  test.each(['x*\\p{Greek}', 'x*[\\pL]', 'x*\\PN'])('or which are not decided here: %s', (pattern) => {
    expect(readIgnore(pattern).problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      `warning: what "${pattern}" matches depends on Unicode tables of BuildKit, so it is left out here`,
    ])
  })
})
