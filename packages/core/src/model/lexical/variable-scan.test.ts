import { describe, expect, test } from 'vitest'
import { readDollar, type Lexing } from './variable-scan.js'

const lexing: Lexing = { escape: '\\', quotes: true }
const known = 'is no modifier that BuildKit knows (:-  -  :+  +  :?  ?  #  ##  %  %%  /  //)'
const noBrace = 'the closing "}" is missing'

/** What the text, which begins with a `$`, begins with: the name, the modifier, and what is left behind it. */
function read(text: string, how = lexing): readonly (string | undefined)[] {
  const found = readDollar(text, 0, how)
  switch (found.kind) {
    case 'variable':
      return [found.name, found.modifier, text.slice(found.end)]
    case 'literal':
      return ['$', undefined, text.slice(found.end)]
    case 'fault': {
      const { code, message, start, end } = found.fault
      return [code, message.replace('Malformed variable reference: ', ''), text.slice(start, end)]
    }
  }
}

describe('a reference without braces', () => {
  test.each([
    ['$a', 'a', ''],
    ['$A_1b-c', 'A_1b', '-c'],
    ['$_', '_', ''],
    ['$a.b', 'a', '.b'],
    ['$a$b', 'a', '$b'],
    ['$a{b}', 'a', '{b}'],
    ['$a:-b', 'a', ':-b'],
    ['$\u00e9\u03b1x y', '\u00e9\u03b1x', ' y'],
    ['$\u{10400}a', '\u{10400}a', ''],
    // Digits are a name of their own, of any script.
    ['$1a', '1', 'a'],
    ['$10', '10', ''],
    ['$0', '0', ''],
    ['$\u0661\u0662a', '\u0661\u0662', 'a'],
    ['$a\u0661', 'a\u0661', ''],
    ['$@a', '@', 'a'],
    ['$*', '*', ''],
    ['$#', '#', ''],
    ['$?', '?', ''],
    ['$-a', '-', 'a'],
    ['$$a', '$', 'a'],
    ['$!', '!', ''],
  ])('%s', (text, name, rest) => expect(read(text)).toEqual([name, undefined, rest]))

  test.each(['$', '$ a', '$(a)', '$.', '$/', '$"a"', "$'a'", '$\\a', '$}', '$%', '$\u0301', '$=', '$\n'])(
    'none: %j is text',
    (text) => expect(read(text)).toEqual(['$', undefined, text.slice(1)]),
  )
})

describe('a reference in braces', () => {
  test.each<[text: string, name: string, modifier: string | undefined, rest?: string]>([
    ['${a}', 'a', undefined],
    ['${a}b', 'a', undefined, 'b'],
    ['${1}', '1', undefined],
    ['${@}', '@', undefined],
    ['${$}', '$', undefined],
    ['${\u00e9}', '\u00e9', undefined],
    ['${a:-}', 'a', ':-'],
    ['${a:-b}c', 'a', ':-b', 'c'],
    ['${a-b}', 'a', '-b'],
    ['${a:+b}', 'a', ':+b'],
    ['${a+b}', 'a', '+b'],
    ['${a:?b c}', 'a', ':?b c'],
    ['${a?}', 'a', '?'],
    ['${a#b*}', 'a', '#b*'],
    ['${a##b}', 'a', '##b'],
    ['${a%b}', 'a', '%b'],
    ['${a%%b}', 'a', '%%b'],
    ['${a/b/c}', 'a', '/b/c'],
    ['${a//b/c}', 'a', '//b/c'],
    ['${a/b/c/d}', 'a', '/b/c/d'],
    ['${a/}/b}', 'a', '/}/b'],
    ['${a:-b:-c}', 'a', ':-b:-c'],
    ['${a:--b}', 'a', ':--b'],
    ['${a:-{b}c}', 'a', ':-{b', 'c}'],
    ['${a:-$b}', 'a', ':-$b'],
    ['${a:-$}', 'a', ':-$'],
    ['${a:-$}}', 'a', ':-$', '}'],
    ['${a:-${b}}', 'a', ':-${b}'],
    ['${a:-${b:-${c}}}d', 'a', ':-${b:-${c}}', 'd'],
    ['${a:-"}"}', 'a', ':-"}"'],
    ["${a:-'}'}", 'a', ":-'}'"],
    ['${a:-\\}}', 'a', ':-\\}'],
    ['${a:-\\\\}}', 'a', ':-\\\\', '}'],
    ['${a:-"\\""}', 'a', ':-"\\""'],
    ['${a:-"\\}"}', 'a', ':-"\\}"'],
    ["${a:-'\\'}", 'a', ":-'\\'"],
    ['${a:-"${b:-"c"}"}', 'a', ':-"${b:-"c"}"'],
    ['${a:-"it\'s"}', 'a', ':-"it\'s"'],
    ['${a/"/"/b}', 'a', '/"/"/b'],
    ['${a/\\//b}', 'a', '/\\//b'],
    ['${+a}', '', '+a'],
    ['${-}', '-', undefined],
  ])('%s', (text, name, modifier, rest = '') => {
    expect(read(text)).toEqual([name, modifier, rest])
  })

  test.each<[text: string, why: string, at?: string]>([
    ['${', noBrace],
    ['${a', noBrace],
    ['${1', noBrace],
    ['${a:-b', noBrace],
    ['${a:-${b}', noBrace],
    ['${a:-"}"', noBrace],
    ['${a:-\\}', noBrace],
    ['${a:-b\\', noBrace],
    ['${a/b/c', noBrace],
    ['${a/b', 'the second "/" is missing'],
    ['${a/b}', 'the second "/" is missing'],
    ['${a//b}', 'the second "/" is missing'],
    ['${a:-${b', noBrace, '${b'],
    ['${}', '"${}" is no reference; it is written ${NAME}'],
    ['${}a}', '"${}" is no reference; it is written ${NAME}', '${}'],
    ['${{a}}', '"${{" is no reference; it is written ${NAME}', '${{'],
    ['${:-a}', '"${:" is no reference; it is written ${NAME}', '${:'],
    ['${a:-${}}', '"${}" is no reference; it is written ${NAME}', '${}'],
    ['${a b}', `" " ${known}`, '${a '],
    ['${a.b}', `"." ${known}`, '${a.'],
    ['${a=b}', `"=" ${known}`, '${a='],
    ['${a^}', `"^" ${known}`, '${a^'],
    ['${a,,}', `"," ${known}`, '${a,'],
    ['${a@Q}', `"@" ${known}`, '${a@'],
    ['${a[0]}', `"[" ${known}`, '${a['],
    ['${1a}', `"a" ${known}`, '${1a'],
    ['${#a}', `"a" ${known}`, '${#a'],
    ['${!a}', `"a" ${known}`, '${!a'],
    ['${-a}', `"a" ${known}`, '${-a'],
    ['${ a}', `" " ${known}`, '${ '],
    ['${a:=b}', `":=" ${known}`, '${a:='],
    ['${a:1:2}', `":1" ${known}`, '${a:1'],
    ['${a:#b}', `":#" ${known}`, '${a:#'],
    ['${a:}', `":}" ${known}`, '${a:}'],
    ['${a:', `":" ${known}`, '${a:'],
    ['${a\n}', `"\\n" ${known}`, '${a\n'],
    ['${a"}', `"\\"" ${known}`, '${a"'],
    ['${a\u{1f600}}', `"\u{1f600}" ${known}`, '${a\u{1f600}'],
    ['${a:\u{1f600}}', `":\u{1f600}" ${known}`, '${a:\u{1f600}'],
  ])('%j is refused', (text, why, at = text) => {
    expect(read(text)).toEqual(['bad-variable', why, at])
  })

  test.each([
    ['${a:-"b}', 'A double quote is opened and not closed', '"b}'],
    ['${a:-"b\\"}', 'A double quote is opened and not closed', '"b\\"}'],
    ['${a:-"${b:-"c}"}', 'A double quote is opened and not closed', '"${b:-"c}"}'],
    ["${a:-it's}", 'A single quote is opened and not closed', "'s}"],
  ])('with a quote that is open: %s', (text, why, at) => {
    expect(read(text)).toEqual(['unbalanced-quote', why, at])
  })
})

describe('how it is read', () => {
  test('depends on the character that escapes', () => {
    const backtick: Lexing = { escape: '`', quotes: true }
    expect(read('${a:-`}}', backtick)).toEqual(['a', ':-`}', ''])
    expect(read('${a:-\\}}', backtick)).toEqual(['a', ':-\\', '}'])
    expect(read('${a:-"`""}', backtick)).toEqual(['a', ':-"`""', ''])
  })

  test('depends on whether quotes mean anything', () => {
    const body: Lexing = { escape: '\\', quotes: false }
    expect(read("${a:-it's}", body)).toEqual(['a', ":-it's", ''])
    expect(read('${a:-"}"}', body)).toEqual(['a', ':-"', '"}'])
    expect(read('${a:-\\}}', body)).toEqual(['a', ':-\\}', ''])
  })

  test('begins anywhere', () => {
    expect(readDollar('x${a}y', 1, lexing)).toEqual({ kind: 'variable', name: 'a', modifier: undefined, end: 5 })
    expect(readDollar('x$y', 1, lexing)).toEqual({ kind: 'variable', name: 'y', modifier: undefined, end: 3 })
    expect(readDollar('x${a', 1, lexing)).toMatchObject({ fault: { start: 1, end: 4 } })
  })
})
