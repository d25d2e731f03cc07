import { describe, expect, test } from 'vitest'
import { sentence } from '../../problem/testing/sentence.js'
import { DockerfileError, type ProblemInput } from '../../problem/index.js'
import { variable, word, type Word } from '../word.js'
import {
  argNameProblem,
  commentProblem,
  directiveProblem,
  endsOpen,
  excerpt,
  execProblem,
  refuse,
  variableProblem,
  verbatimProblem,
  wordProblem,
  type WordRule,
} from './expressible.js'

const rules: readonly WordRule[] = ['value', 'key', 'rest', 'bare', 'path', 'flag']

/** A problem as `code: sentence`. */
const said = (problem: ProblemInput | undefined) => problem && `${problem.code}: ${sentence(problem)}`

describe('a text in a field', () => {
  /** The rules that refuse each text, with what they say. */
  const cannot = (what: string, text: string) =>
    `not-expressible: f: ${what} cannot be written here, found ${JSON.stringify(text)}`
  const newline = (text: string) =>
    `newline-in-value: f: a newline cannot be written here, found ${JSON.stringify(text)}`
  const blank = 'white space'
  const beyond = (character: string) => `the character "${character}", which is not ASCII,`

  test.each<[text: string, refused: Partial<Record<WordRule, string>>]>([
    ['', {}],
    ['/usr/bin:$PATH', {}],
    ['"\'\\`#[]{}<<EOF', {}],
    ['a b', { bare: cannot(blank, 'a b') }],
    ['\t', { bare: cannot(blank, '\t') }],
    ['a\u000b', { bare: cannot(blank, 'a\u000b') }],
    ['\fa', { bare: cannot(blank, '\fa') }],
    ['a\r', { bare: cannot(blank, 'a\r') }],
    [
      'a\nb',
      {
        value: newline('a\nb'),
        key: newline('a\nb'),
        rest: newline('a\nb'),
        bare: cannot(blank, 'a\nb'),
        flag: newline('a\nb'),
      },
    ],
    ['a=b', { key: 'bad-name: f: no "=" may stand in it, found "a=b"' }],
    ['=', { key: 'bad-name: f: no "=" may stand in it, found "="' }],
    ['\u00e9', { flag: cannot(beyond('\u00e9'), '\u00e9') }],
    ['a\u00a0', { flag: cannot(beyond('\u00a0'), 'a\u00a0') }],
    ['\u{1f600}', { flag: cannot(beyond('\u{1f600}'), '\u{1f600}') }],
    ['\u007f', {}],
    ['a\0', Object.fromEntries(rules.map((rule) => [rule, cannot('a NUL character', 'a\0')]))],
    ['\ud800b', Object.fromEntries(rules.map((rule) => [rule, cannot('half of a surrogate pair', '\ud800b')]))],
    ['\udc00', Object.fromEntries(rules.map((rule) => [rule, cannot('half of a surrogate pair', '\udc00')]))],
    // The first of several is told.
    [
      '\n=',
      {
        value: newline('\n='),
        key: newline('\n='),
        rest: newline('\n='),
        bare: cannot(blank, '\n='),
        flag: newline('\n='),
      },
    ],
  ])('%j', (text, refused) => {
    const found = Object.fromEntries(
      rules.flatMap((rule) => {
        const problem = said(wordProblem(rule, 'f', text))
        return problem === undefined ? [] : [[rule, problem]]
      }),
    )
    expect(found).toEqual(refused)
  })

  test.each<[rule: WordRule, value: Word, problem: string | undefined]>([
    ['value', word([variable('A'), 'b']), undefined],
    ['value', word([variable('A'), 'a\nb']), newline('a\nb')],
    ['value', word(['a', variable('A', ':-b\nc')]), newline(':-b\nc')],
    ['key', word([variable('A'), '=']), 'bad-name: f: no "=" may stand in it, found "="'],
    ['key', word([variable('A', ':-b=c')]), 'bad-name: f: no "=" may stand in it, found ":-b=c"'],
    ['bare', word([variable('A', ':-b c')]), cannot(blank, ':-b c')],
    ['flag', word([variable('A', ':-\u00e9')]), cannot(beyond('\u00e9'), ':-\u00e9')],
    ['path', word([variable('A', ':-b c')]), undefined],
    ['value', word([variable('A', '}')]), 'bad-variable: f: "${A}}" is not a variable that BuildKit reads'],
    ['value', word([variable('a-b')]), 'bad-variable: f: "a-b" is not a variable that BuildKit reads'],
  ])('is looked for in templates: %s of %j', (rule, value, problem) =>
    expect(said(wordProblem(rule, 'f', value))).toBe(problem),
  )
})

describe('a variable', () => {
  test.each<[name: string, modifier?: string]>([
    ...['A', '_1', 'a_B9', '1', '10', '@', '$', '\u53d8'].map((name): [string] => [name]),
    ['A', ':-'],
    ['A', ':-b c'],
    ['A', '-b'],
    ['A', ':?no b'],
    ['A', '##*/'],
    ['A', '%%.tar.gz'],
    ['A', '//a/b'],
    ['A', ':-${B:-"}"}'],
    ['A', ':-\\}'],
    ['', '+x'],
  ])('%j %j is one', (name, modifier) => expect(variableProblem('f', variable(name, modifier))).toBeUndefined())

  test.each<[name: string, modifier?: string]>([
    ...['', 'a-b', 'a b', '1a', '@@', 'a$', '${a}', 'a}'].map((name): [string] => [name]),
    ['A', 'x'],
    ['A', ':'],
    ['A', ':=b'],
    ['A', '^'],
    ['A', ':-}'],
    ['A', ':-"'],
    ['A', '/b'],
    ['A', ':-${'],
    ['', '-x'],
    ['1a', ':-b'],
  ])('%j %j is none', (name, modifier) => {
    const shown = modifier === undefined ? name : `\${${name}${modifier}}`
    expect(said(variableProblem('f', variable(name, modifier)))).toBe(
      `bad-variable: f: ${JSON.stringify(shown)} is not a variable that BuildKit reads`,
    )
  })

  test('is read with the escape character of the file, and in a body without quotes', () => {
    expect(variableProblem('f', variable('A', ':-`}'), '`')).toBeUndefined()
    expect(variableProblem('f', variable('A', ':-`}'))?.code).toBe('bad-variable')
    expect(variableProblem('f', variable('A', ":-it's"))?.code).toBe('bad-variable')
    expect(variableProblem('f', variable('A', ":-it's"), '\\', false)).toBeUndefined()
  })
})

describe('fields of their own', () => {
  test.each(['A', 'a_1', 'a.b', 'x-y', '\u00dc', '--x', '$a', '#', '1', ':', 'a/b'])(
    '%s is the name of an argument',
    (name) => expect(argNameProblem('ARG', name)).toBeUndefined(),
  )
  test.each(['', 'a b', 'a=b', '"a"', "'", 'a\\', '`', 'a\nb', 'a\u00a0b', 'a\u0085', '\0', '\ud800'])(
    '%j is none',
    (name) =>
      expect(said(argNameProblem('ARG', name))).toBe(
        `bad-name: ARG: ${JSON.stringify(name)} is not a name that can be written`,
      ),
  )

  test.each<[args: readonly string[], problem: string | undefined]>([
    [[], undefined],
    [['a\nb', '"\\', '\u00e9 ='], undefined],
    [['a', '\0'], 'not-expressible: CMD: a NUL character cannot be written here, found "\\u0000"'],
    [['\ud800', 'a'], 'not-expressible: CMD: half of a surrogate pair cannot be written here, found "\\ud800"'],
  ])('a list of strings: %j', (args, problem) => expect(said(execProblem('CMD', args))).toBe(problem))

  test.each<[text: string, problem: string | undefined]>([
    ['', undefined],
    [' a # \\ ', undefined],
    ['\u00e9\t', undefined],
    ['a\nRUN b', 'newline-in-value: c: a newline cannot be written here, found "a\\nRUN b"'],
    ['\0', 'not-expressible: c: a NUL character cannot be written here, found "\\u0000"'],
  ])('a comment: %j', (text, problem) => expect(said(commentProblem('c', text))).toBe(problem))

  const atEnds = 'white space at its ends is not kept'
  test.each<[text: string, why: string | undefined]>([
    ['A B <a@b>', undefined],
    ['"a" $b #', undefined],
    ['a\\\\', undefined],
    ['', 'it must not be empty'],
    [' a', atEnds],
    ['a\t', atEnds],
    ['\u00a0a', atEnds],
    ['a\\', 'an \\ at its end would continue the line'],
    ['\\', 'an \\ at its end would continue the line'],
  ])('a text that is taken as it is: %j', (text, why) =>
    expect(said(verbatimProblem('M', text))).toBe(why && `not-expressible: M: ${why}, found ${JSON.stringify(text)}`),
  )

  test('a text that is taken as it is may end with the other escape character', () => {
    expect(verbatimProblem('M', 'a\\', '`')).toBeUndefined()
    expect(said(verbatimProblem('M', 'a`', '`'))).toBe(
      'not-expressible: M: an ` at its end would continue the line, found "a`"',
    )
    expect(verbatimProblem('M', 'a\nb')?.code).toBe('newline-in-value')
  })

  test.each([
    ['a\\', true],
    ['\\', true],
    ['a \\', true],
    ['a\\\\', false],
    ['\\\\', false],
    ['a\\\\\\', false],
    ['a\\ ', false],
    ['a`', false],
    ['', false],
  ])('a line that ends with %j goes on: %s', (text, open) => {
    expect(endsOpen(text, '\\')).toBe(open)
    expect(endsOpen(text.replaceAll('`', '.').replaceAll('\\', '`'), '`')).toBe(open)
  })

  test.each<[value: string, why: string | undefined]>([
    ['docker/dockerfile:1', undefined],
    ['a b', undefined],
    ['', 'it must not be empty'],
    ['a\nb', 'it must be one line'],
    ['a\r', 'it must be one line'],
    ['\0', 'it must be one line'],
    ['\ud800', 'it must be one line'],
    [' a', atEnds],
    ['a\u00a0', atEnds],
  ])('a directive: %j', (value, why) =>
    expect(said(directiveProblem('syntax', value))).toBe(
      why && `bad-directive: # syntax=: ${why}, found ${JSON.stringify(value)}`,
    ),
  )
})

describe('what is shown of a text', () => {
  test.each([
    ['', '""'],
    ['a"b\n', '"a\\"b\\n"'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(57)}…"`],
    [`${'x'.repeat(55)}\u{1f600}${'y'.repeat(9)}`, `"${'x'.repeat(55)}\u{1f600}…"`],
    [`${'x'.repeat(56)}\u{1f600}${'y'.repeat(9)}`, `"${'x'.repeat(56)}…"`],
  ])('%j', (text, shown) => expect(excerpt(text)).toBe(shown))
})

test('a problem that is refused is thrown, and none is not', () => {
  expect(() => refuse(undefined)).not.toThrow()
  expect(() => refuse({ code: 'bad-name', message: 'm' })).toThrow(DockerfileError)
})
