import { describe, expect, test } from 'vitest'
import { lexModifier, lexWord, TooDeep, WordFault, type Lexed, type LexOptions, type Modifier } from './lex-word.js'

const backslash: LexOptions = { escape: '\\', quotes: true }
const backtick: LexOptions = { escape: '`', quotes: true }
const heredoc: LexOptions = { escape: '\\', quotes: false }

const v = (name: string, modifier?: Modifier) => (modifier === undefined ? { name } : { name, modifier })
const orElse = (...word: Lexed): Modifier => ({ kind: 'default', emptyCounts: true, word })

function faultOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof WordFault) return error.message
  }
  return 'none'
}

describe('a name', () => {
  test.each<[text: string, lexed: Lexed]>([
    ['$A', [v('A')]],
    ['${A}', [v('A')]],
    ['$A1_b.c', [v('A1_b'), '.c']],
    ['${A}b', [v('A'), 'b']],
    ['$_', [v('_')]],
    ['$é٣x-', [v('é٣x'), '-']],
    ['$12a', [v('12'), 'a']],
    ['$٣', [v('٣')]],
    ['$@$*$#$?$-$!', ['@', '*', '#', '?', '-', '!'].map((name) => v(name))],
    ['$$A', [v('$'), 'A']],
    ['${@}', [v('@')]],
    ['$', ['$']],
    ['a$', ['a$']],
    ['$ a', ['$ a']],
    ['$(a)', ['$(a)']],
    ['$.$😀', ['$.$😀']],
    ['$A$B', [v('A'), v('B')]],
    ['', []],
  ])('%j', (text, lexed) => expect(lexWord(text, backslash)).toEqual(lexed))
})

describe('quotes and escapes', () => {
  test.each<[text: string, lexed: Lexed, options?: LexOptions]>([
    ["'a $A \\ \"'", ['a $A \\ "']],
    ['"a $A"', ['a ', v('A')]],
    [`"it's"`, ["it's"]],
    [`'"'`, ['"']],
    ['"a"\'b\'c', ['abc']],
    ['\\$A', ['$A']],
    ['\\a\\\\\\\'\\"', ['a\\\'"']],
    ['a\\', ['a']],
    ['"\\$A \\" \\\\"', ['$A " \\']],
    ['"\\a \\\'"', ["\\a \\'"]],
    ['\\\n', ['\n']],
    ['`$A\\b', ['$A\\b'], backtick],
    ['"`$A `" `` `b \\"', ['$A " ` `b \\'], backtick],
    ["'`'", ['`'], backtick],
    ['`', [], backtick],
    [`it's "$A"`, [`it's "`, v('A'), '"'], heredoc],
    ['\\$A \\n \\\\', ['$A n \\'], heredoc],
    [`\${A:-it's}`, [v('A', orElse("it's"))], heredoc],
  ])('%j', (text, lexed, options = backslash) => expect(lexWord(text, options)).toEqual(lexed))
})

describe('a modifier', () => {
  test.each<[text: string, modifier: Modifier, options?: LexOptions]>([
    ...(['-', '+', '?'] as const).flatMap((sign): [string, Modifier][] => {
      const kind = ({ '-': 'default', '+': 'alternative', '?': 'required' } as const)[sign]
      return [
        [`${sign}a`, { kind, emptyCounts: false, word: ['a'] }],
        [`:${sign}a`, { kind, emptyCounts: true, word: ['a'] }],
        [sign, { kind, emptyCounts: false, word: [] }],
      ]
    }),
    [':-:-', orElse(':-')],
    [':-$A b', orElse(v('A'), ' b')],
    [':-${A:-${B:-c}}d', orElse(v('A', orElse(v('B', orElse('c')))), 'd')],
    [':-\'}\'"}"\\}', orElse('}}}')],
    [':-\\$A', orElse('$A')],
    ['-{', { kind: 'default', emptyCounts: false, word: ['{'] }],
    ['#a', { kind: 'prefix', word: ['a'] }],
    ['##a', { kind: 'prefix', word: ['#a'] }],
    ['%%a', { kind: 'suffix', word: ['%a'] }],
    // Escapes stay in a pattern, and what quotes make literal is escaped.
    ['#\\*a', { kind: 'prefix', word: ['\\*a'] }],
    ["#'\\'a", { kind: 'prefix', word: ['\\\\a'] }],
    ['#"\\\\$A"', { kind: 'prefix', word: ['\\\\', v('A')] }],
    ['#"\\a"', { kind: 'prefix', word: ['\\\\a'] }],
    ['/a/b', { kind: 'replace', all: false, word: ['a'], replacement: ['b'] }],
    ['//a/b', { kind: 'replace', all: true, word: ['a'], replacement: ['b'] }],
    ['///b', { kind: 'replace', all: true, word: [], replacement: ['b'] }],
    ['/\\//b/c', { kind: 'replace', all: false, word: ['\\/'], replacement: ['b/c'] }],
    ['/${A/b/c}/$D', { kind: 'replace', all: false, word: [v('A', replaceOf('b', 'c'))], replacement: [v('D')] }],
    ['/"/"/b', { kind: 'replace', all: false, word: ['/'], replacement: ['b'] }],
    ['#`*', { kind: 'prefix', word: ['`*'] }, backtick],
    [":-`}'a'", orElse('}a'), backtick],
  ])('%j', (text, modifier, options = backslash) => expect(lexModifier(text, options)).toEqual(modifier))

  function replaceOf(word: string, replacement: string): Modifier {
    return { kind: 'replace', all: false, word: [word], replacement: [replacement] }
  }
})

describe('a word that BuildKit refuses', () => {
  const modifiers = '(it has :- - :+ + :? ? # ## % %% / //)'
  test.each([
    ['${', 'the closing "}" is missing'],
    ['${A', 'the closing "}" is missing'],
    ['${A:', 'the closing "}" is missing'],
    ['${A:-b', 'the closing "}" is missing'],
    ['${A:-${B}', 'the closing "}" is missing'],
    ['${}', '"${" is not followed by a name'],
    ['${{A}}', '"${" is not followed by a name'],
    ['${:-a}', '"${" is not followed by a name'],
    ['${ A}', `BuildKit has no modifier " " ${modifiers}`],
    ['${A B}', `BuildKit has no modifier " " ${modifiers}`],
    ['${1A}', `BuildKit has no modifier "A" ${modifiers}`],
    ['${#A}', `BuildKit has no modifier "A" ${modifiers}`],
    ['${!A}', `BuildKit has no modifier "A" ${modifiers}`],
    ['${A[0]}', `BuildKit has no modifier "[" ${modifiers}`],
    ['${A=b}', `BuildKit has no modifier "=" ${modifiers}`],
    ['${A:=b}', `BuildKit has no modifier ":=" ${modifiers}`],
    ['${A:1:2}', `BuildKit has no modifier ":1" ${modifiers}`],
    ['${A:}', `BuildKit has no modifier ":}" ${modifiers}`],
    ['${A::-b}', `BuildKit has no modifier "::" ${modifiers}`],
    ['${A😀}', `BuildKit has no modifier "😀" ${modifiers}`],
    ['${A:-$(b)', 'the closing "}" is missing'],
    ["it's", "the closing ' is missing"],
    ['"a', 'the closing " is missing'],
    ['"a\\"', 'the closing " is missing'],
    ['"${A', 'the closing "}" is missing'],
    ["${A:-it's}", "the closing ' is missing"],
    ['${A:-"b}', 'the closing " is missing'],
    ['${A/b}', 'a "/" is missing'],
    ['${A/b/c', 'the closing "}" is missing'],
  ])('%j', (text, fault) => expect(faultOf(() => lexWord(text, backslash))).toBe(fault))

  test.each([
    [':-a}', 'the modifier has an unescaped "}"'],
    ['}', 'the modifier has an unescaped "}"'],
    ['', 'the modifier has an unescaped "}"'],
    [':-a}b', 'the modifier has an unescaped "}"'],
    [":-'", "the closing ' is missing"],
    [':-a\\', 'the closing "}" is missing'],
  ])('or a modifier: %j', (text, fault) => expect(faultOf(() => lexModifier(text, backslash))).toBe(fault))
})

test('variables are read to a depth that nobody reaches, and no deeper', () => {
  const nested = (depth: number): string => '${A:-'.repeat(depth) + '}'.repeat(depth)
  expect(lexWord(nested(500), backslash)).toHaveLength(1)
  expect(() => lexWord(nested(501), backslash)).toThrow(TooDeep)
  // Side by side they are not deep.
  expect(lexWord('${A:-}'.repeat(600), backslash)).toHaveLength(600)
})
