import { describe, expect, it } from 'vitest'
import { variable, word } from '../word.js'
import {
  argNameProblem,
  commentProblem,
  directiveProblem,
  endsOpen,
  excerpt,
  execProblem,
  variableProblem,
  verbatimProblem,
  wordProblem,
  type WordRule,
} from './expressible.js'

/** The codes that a text gets under each rule. */
function codes(text: string): { readonly [Rule in WordRule]?: string } {
  const rules: readonly WordRule[] = ['value', 'key', 'rest', 'bare', 'path', 'flag']
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const problem = wordProblem(rule, 'field', text)
      return problem === undefined ? [] : [[rule, problem.code]]
    }),
  )
}

const everywhere = Object.fromEntries(
  ['value', 'key', 'rest', 'bare', 'path', 'flag'].map((rule) => [rule, 'not-expressible']),
)

describe('wordProblem', () => {
  it('refuses by the kind of field', () => {
    expect(codes('/usr/bin')).toEqual({})
    expect(codes('it\'s "$5" \\ ` <<EOF')).toEqual({ bare: 'not-expressible' })
    expect(codes('a\nb')).toEqual({
      value: 'newline-in-value',
      key: 'newline-in-value',
      rest: 'newline-in-value',
      bare: 'not-expressible',
      flag: 'newline-in-value',
    })
    expect(codes('a=b')).toEqual({ key: 'bad-name' })
    expect(codes('\u00e9')).toEqual({ flag: 'not-expressible' })
    expect(codes('a\0')).toEqual(everywhere)
    expect(codes('\ud800')).toEqual(everywhere)
  })

  it('looks into templates', () => {
    expect(wordProblem('value', 'v', word([variable('A'), 'a\nb']))?.code).toBe('newline-in-value')
    expect(wordProblem('value', 'v', word([variable('A', ':-a\nb')]))?.code).toBe('newline-in-value')
    expect(wordProblem('value', 'v', word([variable('A', '}')]))?.code).toBe('bad-variable')
    expect(wordProblem('flag', 'v', word([variable('\u00e9', ':-x')]))).toBeUndefined()
  })

  it('says what was found, and no more of it than fits', () => {
    expect(wordProblem('value', 'ENV value', 'a\nb')?.message).toBe(
      'ENV value: a newline cannot be written here, found "a\\nb"',
    )
    expect(excerpt('x'.repeat(100))).toBe(`"${'x'.repeat(57)}…"`)
  })
})

describe('the other fields', () => {
  it('variableProblem', () => {
    const of = (name: string, modifier?: string) => variableProblem('v', variable(name, modifier))?.code
    expect([of('A'), of('_1'), of('1'), of('@'), of('\u53d8'), of('A', ':-a b'), of('', '+x')]).toEqual(
      Array.from({ length: 7 }, () => undefined),
    )
    for (const [name, modifier] of [[''], ['a-b'], ['1a'], ['@@'], ['A', 'x'], ['', '-x']] as const) {
      expect([name, modifier, of(name, modifier)]).toEqual([name, modifier, 'bad-variable'])
    }
  })

  it('argNameProblem', () => {
    for (const name of ['A', 'a.b', 'x-y', '\u00dc', '--x']) expect(argNameProblem('ARG', name)).toBeUndefined()
    for (const name of ['', 'a b', 'a=b', '"a"', 'a\\', 'a\nb'])
      expect(argNameProblem('ARG', name)?.code).toBe('bad-name')
  })

  it('execProblem', () => {
    expect(execProblem('CMD', ['a\nb', '"\\'])).toBeUndefined()
    expect(execProblem('CMD', ['a', '\0'])?.code).toBe('not-expressible')
  })

  it('commentProblem', () => {
    expect(commentProblem('comment', ' \u00e9 # \\')).toBeUndefined()
    expect(commentProblem('comment', 'a\nRUN b')?.code).toBe('newline-in-value')
  })

  it('verbatimProblem', () => {
    expect(verbatimProblem('MAINTAINER', 'A B <a@b>')).toBeUndefined()
    for (const text of ['', ' a', 'a\u00a0', 'a\\'])
      expect(verbatimProblem('MAINTAINER', text)?.code).toBe('not-expressible')
    expect(verbatimProblem('MAINTAINER', 'a\\', '`')).toBeUndefined()
  })

  it('endsOpen', () => {
    expect([endsOpen('a\\', '\\'), endsOpen('\\', '\\'), endsOpen('a\\\\', '\\'), endsOpen('a`', '\\')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('directiveProblem', () => {
    expect(directiveProblem('syntax', 'docker/dockerfile:1')).toBeUndefined()
    for (const value of ['', 'a\nb', 'a\rb', ' a', 'a '])
      expect(directiveProblem('check', value)?.code).toBe('bad-directive')
  })
})
