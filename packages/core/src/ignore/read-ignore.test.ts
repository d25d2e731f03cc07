import { describe, expect, test } from 'vitest'
import { readIgnore } from './read-ignore.js'

const texts = (text: string): readonly string[] => readIgnore(text).patterns.map((pattern) => pattern.text)

describe('readIgnore', () => {
  test.each([
    ['a comment begins in the first column', '#a\n #b', ['#b']],
    ['blanks around a pattern go, also behind !', '  a \t\n!  b', ['a', '!b']],
    ['white space is Unicode, a byte order mark is not', '\u0085a\u3000\n\ufeffb', ['a', '\ufeffb']],
    ['the byte order mark of the file goes', '\ufeff#a\nb', ['b']],
    ['paths are cleaned', './a//b/\na/../b\n../c\n.', ['a/b', 'b', '../c', '.']],
    ['one leading slash goes', '/a\n//b\n/\n!/c', ['a', 'b', '/', '!c']],
    ['a carriage return is no part of a line', 'a\r\nb\r', ['a', 'b']],
    ['empty lines are none', '\n \n', []],
    ['a carriage return within a line is a part of it', 'a\rb\n', ['a\rb']],
    ['a comment ends with its line', '#a\r\nb', ['b']],
    ['a slash behind a path goes, and so does a dot before it', 'a/\n!b/\n./c', ['a', '!b', 'c']],
    ['a folder above that is taken back', 'a/b/../../c\n/../d', ['c', 'd']],
    ['names that begin with dots are names', '.a/..b\n...\na/...', ['.a/..b', '...', 'a/...']],
    ['only the first ! is one', '!!a\n! !b', ['!!a', '!!b']],
  ])('%s', (_, text, patterns) => expect(texts(text)).toEqual(patterns))

  test('says where a pattern stands', () => {
    expect(readIgnore('a\n\n !b', { file: 'x.dockerignore' }).patterns[1]!.place).toEqual({
      file: 'x.dockerignore',
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 4,
    })
  })

  test.each([
    ['!', 'error', 'the pattern "!" has nothing behind it'],
    ['!/', 'error', 'the pattern "!" has nothing behind it'],
    ['[a', 'error', '"[a" is no pattern of an ignore file'],
    ['a\\', 'error', '"a\\" is no pattern of an ignore file'],
    ['a*[', 'error', 'BuildKit takes "a*[" and fails when it compares a path with it'],
    ['\\pL', 'warning', 'what "\\pL" matches depends on Unicode tables of BuildKit, so it is left out here'],
  ])('reports %s', (pattern, severity, message) => {
    const { problems } = readIgnore(`fine\n${pattern}\n`)
    expect(problems).toEqual([expect.objectContaining({ code: 'bad-pattern', severity, message })])
    expect(problems[0]!.place?.line).toBe(2)
  })

  test('shows the beginning of a pattern that is long', () => {
    const said = (length: number) => readIgnore(`[${'a'.repeat(length - 1)}`).problems[0]!.message
    expect(said(60)).toBe(`"[${'a'.repeat(59)}" is no pattern of an ignore file`)
    expect(said(61)).toBe(`"[${'a'.repeat(58)}…" is no pattern of an ignore file`)
  })

  test('says nothing of a file that nobody named', () => {
    expect(readIgnore('!').problems[0]!.place).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 2 })
  })

  test('a line that is too long ends the reading', () => {
    expect(readIgnore(`a\n${'b'.repeat(65_535)}`).problems).toEqual([])
    const { patterns, problems } = readIgnore(`a\n${'b'.repeat(65_536)}`)
    expect(patterns).toEqual([])
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['line-too-long', 2]])
    // Bytes are counted: three a sign here, and a carriage return is one of them.
    expect(readIgnore('字'.repeat(21_845)).problems).toEqual([])
    expect(readIgnore(`${'字'.repeat(21_845)}\r\n`).problems.map(({ code }) => code)).toEqual(['line-too-long'])
    expect(readIgnore('字'.repeat(21_846)).problems.map(({ code }) => code)).toEqual(['line-too-long'])
  })
})
