import { describe, expect, test } from 'vitest'
import { compilePattern } from './compile-pattern.js'
import { readExpression } from './read-expression.js'

describe('a pattern that is compared as text', () => {
  test.each<[pattern: string, kind: 'equal' | 'prefix' | 'suffix', text: string]>([
    ['a', 'equal', 'a'],
    ['a/b.c', 'equal', 'a/b.c'],
    ['(a)+$', 'equal', '(a)+$'],
    ['{a|b}^', 'equal', '{a|b}^'],
    ['😀', 'equal', '😀'],
    ['', 'equal', ''],
    ['a**', 'prefix', 'a'],
    ['a/**', 'prefix', 'a/'],
    ['a.b/**', 'prefix', 'a.b/'],
    ['**a', 'suffix', 'a'],
    ['**/a', 'suffix', '/a'],
    ['**/a.b/c', 'suffix', '/a.b/c'],
    ['**', 'suffix', ''],
  ])('%j: %s', (pattern, kind, text) => expect(compilePattern(pattern)).toEqual({ kind, text }))
})

describe('a pattern that becomes an expression', () => {
  test.each([
    ['*', '^[^/]*$'],
    ['?', '^[^/]$'],
    ['a*b?', '^a[^/]*b[^/]$'],
    ['a**b', '^a(.*/)?b$'],
    ['a/**/b', '^a/(.*/)?b$'],
    ['*/**', '^[^/]*/.*$'],
    ['**/a/**', '^(.*/)?a/.*$'],
    ['**a*', '^(.*/)?a[^/]*$'],
    ['***', '^(.*/)?[^/]*$'],
    ['*.+($)', '^[^/]*\\.\\+\\(\\$\\)$'],
    // Neither braces nor bars nor carets are escaped.
    ['{2}|^*', '^{2}|^[^/]*$'],
    ['[a.b]', '^[a\\.b]$'],
    ['a]', '^a]$'],
    ['\\*', '^\\*$'],
    ['\\a\\.', '^\\a\\.$'],
    ['\ufeffa?', '^a[^/]$'],
  ])('%j: %s', (pattern, text) =>
    expect(compilePattern(pattern)).toEqual({ kind: 'expression', expression: readExpression(text) }),
  )

  test.each(['x*[z-a]', '*{2}', 'a|{2}?', '[a', '\\y'])('unless Go has none of the kind: %j', (pattern) =>
    expect(compilePattern(pattern)).toEqual({ kind: 'bad' }),
  )
  test.each(['\\pL', '*[\\PN]', '\\p{Greek}'])('unless its tables decide: %j', (pattern) =>
    expect(compilePattern(pattern)).toEqual({ kind: 'unknown' }),
  )
})
