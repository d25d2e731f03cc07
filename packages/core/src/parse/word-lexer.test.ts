import { describe, expect, it } from 'vitest'
import { variable, word, type Word } from '../model/index.js'
import { lexBody, lexWord } from './word-lexer.js'

function lexed(text: string, escape: '\\' | '`' = '\\'): Word | string {
  const found = lexWord(text, escape)
  return found.fault === undefined ? found.word : found.fault.code
}

describe('lexWord', () => {
  it('takes plain text as it is', () => {
    expect(lexed('')).toBe('')
    expect(lexed('a b.c/d')).toBe('a b.c/d')
  })

  it('resolves quotes and escapes', () => {
    expect(lexed('"a b"\'c d\'e\\ f')).toBe('a bc de f')
    expect(lexed(`'$x \\n "'`)).toBe('$x \\n "')
    expect(lexed('"it\'s \\" \\$ \\\\ \\n"')).toBe('it\'s " $ \\ \\n')
    expect(lexed('\\$x\\"')).toBe('$x"')
    expect(lexed('a\\')).toBe('a')
    expect(lexed('""')).toBe('')
  })

  it('escapes with the character of the file', () => {
    expect(lexed('C:\\dir`$x', '`')).toBe('C:\\dir$x')
    expect(lexed('"`"a\\b"', '`')).toBe('"a\\b')
  })

  it('finds references', () => {
    expect(lexed('$a')).toEqual(word([variable('a')]))
    expect(lexed('x${a}y"$b"')).toEqual(word(['x', variable('a'), 'y', variable('b')]))
    expect(lexed('$a_1-$über')).toEqual(word([variable('a_1'), '-', variable('über')]))
    expect(lexed('$12a$$b$@')).toEqual(word([variable('12'), 'a', variable('$'), 'b', variable('@')]))
    expect(lexed('${5}')).toEqual(word([variable('5')]))
  })

  it('leaves a sign alone that nothing follows', () => {
    expect(lexed('$')).toBe('$')
    expect(lexed('$(x) $/ "$"')).toBe('$(x) $/ $')
  })

  it('keeps modifiers as they are written', () => {
    expect(lexed('${a:-b c}')).toEqual(word([variable('a', ':-b c')]))
    expect(lexed('${a+"}"}')).toEqual(word([variable('a', '+"}"')]))
    expect(lexed('${a:-${b:-c}}d')).toEqual(word([variable('a', ':-${b:-c}'), 'd']))
    expect(lexed("${a%'}'\\}}")).toEqual(word([variable('a', "%'}'\\}")]))
    expect(lexed('${a//b/c}')).toEqual(word([variable('a', '//b/c')]))
    expect(lexed('${a/"/"/}')).toEqual(word([variable('a', '/"/"/')]))
    expect(lexed('"${a:-"}"}"')).toEqual(word([variable('a', ':-"}"')]))
    expect(lexed('${+x}')).toEqual(word([variable('', '+x')]))
    expect(lexed('${a:-$}}')).toEqual(word([variable('a', ':-$'), '}']))
  })

  it('refuses what BuildKit refuses', () => {
    for (const text of ['"a', "'a", 'a"b\\"', '"$a', '"\\']) expect(lexed(text)).toBe('unbalanced-quote')
    for (const text of [
      '${',
      '${a',
      '${}',
      '${{a}}',
      '${:a}',
      '${a!}',
      '${a^}',
      '${a:=b}',
      '${a:1}',
      '${#a}',
      '${a/b}',
    ])
      expect(lexed(text)).toBe('bad-variable')
    expect(lexed('${a:#b}')).toBe('bad-variable')
    expect(lexed('${a:-"b}')).toBe('unbalanced-quote')
  })

  it('says where', () => {
    expect(lexWord('ab "c', '\\').fault).toMatchObject({ start: 3, end: 5 })
    expect(lexWord('ab${c^}d', '\\').fault).toMatchObject({ start: 2, end: 6 })
    expect(lexWord('ab${c', '\\').fault).toMatchObject({ start: 2, end: 5 })
  })

  it('drops a byte order mark at the beginning', () => {
    expect(lexed('\ufeffa\ufeff')).toBe('a\ufeff')
  })

  it('needs no stack for a deep text', () => {
    const depth = 100_000
    expect(lexed('${a:-'.repeat(depth) + '}'.repeat(depth))).toMatchObject({ kind: 'template' })
  })
})

describe('lexBody', () => {
  const body = (text: string) => {
    const found = lexBody(text)
    return found.fault === undefined ? found.word : found.fault.code
  }

  it('takes quotes for text, and removes every backslash', () => {
    expect(body('it\'s "a"\\n C:\\dir\\\\ \\$x\n')).toBe('it\'s "a"n C:dir\\ $x\n')
    expect(body('a\\\nb')).toBe('a\nb')
  })

  it('finds references, in whose modifiers quotes are text too', () => {
    expect(body("$a's ${b:-it's}\n")).toEqual(word([variable('a'), "'s ", variable('b', ":-it's"), '\n']))
    expect(body('${{ x }}')).toBe('bad-variable')
  })
})
