import { describe, expect, test } from 'vitest'
import { variable, word } from '../model/index.js'
import { spelled } from './testing/spelled.js'
import { lexBody, lexWord, type Lexed } from './word-lexer.js'

/** The word, its variables between ‹ and ›; or the code of its fault and the text that is pointed at. */
const shown = (text: string, found: Lexed) =>
  found.fault === undefined
    ? spelled(found.word)
    : `${found.fault.code}: ${text.slice(found.fault.start, found.fault.end)}`
const lexed = (text: string, escape: '\\' | '`' = '\\') => shown(text, lexWord(text, escape))

describe('a word', () => {
  test.each([
    ['', ''],
    ['a b.c/d', 'a b.c/d'],
    ['a\nb\u00a0c', 'a\nb\u00a0c'],
    // Quotes.
    ['"a b"\'c d\'e\\ f', 'a bc de f'],
    ['""', ''],
    ["''", ''],
    ['a""b', 'ab'],
    [`'$x \\n "'`, '$x \\n "'],
    ['"it\'s"', "it's"],
    ["'\"'", '"'],
    ['"a\nb"', 'a\nb'],
    // Escapes: before anything outside quotes, and in double quotes before what means something there.
    ['\\a\\b', 'ab'],
    ['a\\', 'a'],
    ['\\', ''],
    ['\\\\', '\\'],
    ['\\\\\\', '\\'],
    ['\\"a\\\'', '"a\''],
    ['\\$x', '$x'],
    ['\\${x}', '${x}'],
    ['\\\nb', '\nb'],
    ['"\\"\\$\\\\\\n\\\'\\a"', '"$\\\\n\\\'\\a'],
    ["'\\'", '\\'],
    ['`a', '`a'],
    // References.
    ['$a', '‹a›'],
    ['${a}', '‹a›'],
    ['x${a}y"$b"', 'x‹a›y‹b›'],
    ['$a$b${c}', '‹a›‹b›‹c›'],
    ['"$a b"', '‹a› b'],
    ["'$a'", '$a'],
    ['$a"b"', '‹a›b'],
    ['${a:-"b c"}d', '‹a:-"b c"›d'],
    ['"${a:-"}"}"', '‹a:-"}"›'],
    ['"${a:-\'}"', 'unbalanced-quote: \'}"'],
    ['${a:-$}}', '‹a:-$›}'],
    ['$12a$$b$@', '‹12›a‹$›b‹@›'],
    ['\u00e9$\u00fc.', '\u00e9‹\u00fc›.'],
    // A sign alone.
    ['$', '$'],
    ['a$', 'a$'],
    ['"$"', '$'],
    ['$(x) $/ $"a"', '$(x) $/ $a'],
    ['$\\a', '$a'],
    ['$ {a}', '$ {a}'],
    // The mark at the beginning of a file is none of a word that begins with it.
    ['\ufeffa\ufeff', 'a\ufeff'],
    ['\ufeff"a"', 'a'],
    // Faults, at the first of them.
    ['ab "c', 'unbalanced-quote: "c'],
    ["it's", "unbalanced-quote: 's"],
    ['a"b\\"', 'unbalanced-quote: "b\\"'],
    ['"\\', 'unbalanced-quote: "\\'],
    ['"$a', 'unbalanced-quote: "$a'],
    ["'a' \"b", 'unbalanced-quote: "b'],
    ['ab${c^}d', 'bad-variable: ${c^'],
    ['ab${c', 'bad-variable: ${c'],
    ['"${a"', 'bad-variable: ${a"'],
    ['${a:-"b}', 'unbalanced-quote: "b}'],
    ['${} "', 'bad-variable: ${}'],
  ])('%j is %j', (text, expected) => expect(lexed(text)).toBe(expected))

  test.each([
    ['C:\\dir`$x', 'C:\\dir$x'],
    ['"`"a\\b"', '"a\\b'],
    ['`\\', '\\'],
    ['a`', 'a'],
    ['``', '`'],
    ['"``\\\\"', '`\\\\'],
    ["'`'", '`'],
    ['\\"a', 'unbalanced-quote: "a'],
    ['\\$a', '\\‹a›'],
    ['${a:-`}}', '‹a:-`}›'],
  ])('%j is %j where the backtick escapes', (text, expected) => expect(lexed(text, '`')).toBe(expected))

  test('is a string without a variable, and a template of neighbours that are joined with one', () => {
    expect(lexWord('"a"b\'c\'', '\\')).toEqual({ word: 'abc' })
    expect(lexWord('"a"b$c\'d\'"e"', '\\')).toEqual({ word: word(['ab', variable('c'), 'de']) })
    expect(lexWord('${c:-}', '\\')).toEqual({ word: word([variable('c', ':-')]) })
  })

  test('needs no stack, however deep it is', () => {
    const depth = 100_000
    expect(lexWord('${a:-'.repeat(depth) + '}'.repeat(depth), '\\')).toMatchObject({ word: { kind: 'template' } })
    expect(lexWord('"${a:-'.repeat(depth), '\\').fault?.code).toBe('bad-variable')
  })
})

describe('the body of a heredoc', () => {
  test.each([
    ['', ''],
    ['a\n', 'a\n'],
    ['it\'s "a"\n', 'it\'s "a"\n'],
    ['\\n C:\\dir\\\\ \\$x\n', 'n C:dir\\ $x\n'],
    ['a\\\nb', 'a\nb'],
    ['a\\', 'a'],
    ["$a's ${b:-it's}\n", "‹a›'s ‹b:-it's›\n"],
    ['"$a"', '"‹a›"'],
    ["'$a'", "'‹a›'"],
    ['`$a', '`‹a›'],
    ['$5 $$ $(a)', '‹5› ‹$› $(a)'],
    ['\ufeffa', 'a'],
    ['${{ x }}', 'bad-variable: ${{'],
    ['a ${x\n', 'bad-variable: ${x\n'],
    ['a ${x:-\n', 'bad-variable: ${x:-\n'],
  ])('%j is %j', (text, expected) => expect(shown(text, lexBody(text))).toBe(expected))
})
