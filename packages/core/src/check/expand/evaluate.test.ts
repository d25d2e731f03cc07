import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { variable, word } from '../../model/index.js'
import { evaluate, evaluateText, usesOf, usesOfText, type Binding, type Lookup } from './evaluate.js'
import type { LexOptions } from './lex-word.js'

interface Vector {
  readonly word: string
  readonly env: Readonly<Record<string, string>>
  readonly escape?: '\\' | '`'
  readonly heredoc?: boolean
  readonly result?: string
  readonly error?: unknown
  readonly unmatched?: readonly string[]
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../../conformance/oracle/testdata/expand-vectors.json', import.meta.url), 'utf8'),
) as readonly Vector[]

const backslash: LexOptions = { escape: '\\', quotes: true }

function from(env: Readonly<Record<string, string>>): Lookup {
  return (name): Binding =>
    Object.hasOwn(env, name) ? { set: true, text: env[name]!, byDefault: false } : { set: false, byDefault: false }
}

describe('words of which BuildKit told the value', () => {
  test('there are many', () => expect(vectors.length).toBeGreaterThan(100))
  test.each(vectors.map((vector) => [vector.word, vector] as const))('%s', (_, vector) => {
    const options: LexOptions = { escape: vector.escape ?? '\\', quotes: vector.heredoc !== true }
    const found = evaluateText(vector.word, from(vector.env), options)
    const names = usesOfText(vector.word, options).map((use) => use.name)
    const wanted = vector.error === undefined ? { text: vector.result ?? '' } : {}
    expect({ text: found.text, refused: found.fault !== undefined }).toEqual({
      text: wanted.text,
      refused: vector.error !== undefined,
    })
    // A refused word tells no names.
    expect(names).toEqual(expect.arrayContaining(found.fault === undefined ? [...(vector.unmatched ?? [])] : []))
  })
})

describe('what is not known stays unknown', () => {
  const lookup: Lookup = (name) => {
    if (name === 'MAYBE') return { set: 'maybe', byDefault: false }
    if (name === 'SET') return { set: true, byDefault: false }
    if (name === 'ARG') return { set: true, text: 'a', byDefault: true }
    return { set: false, byDefault: false }
  }
  const value = (name: string, modifier?: string) => evaluate(word(['x', variable(name, modifier)]), lookup, backslash)

  test('a variable of the base image', () => expect(value('MAYBE').text).toBeUndefined())
  test('its default', () => expect(value('MAYBE', ':-y').text).toBeUndefined())
  test('a set variable without a known value', () => expect(value('SET').text).toBeUndefined())
  test('but that it is set is known', () => expect(value('SET', '+y').text).toBe('xy'))
  test('a malformed pattern is refused all the same', () => expect(value('SET', '#\\a').fault).toContain('escape'))
  test('a build argument is a default', () => expect(value('ARG')).toEqual({ text: 'xa', byDefault: true }))
  test('an unknown modifier is a fault', () => expect(value('ARG', '^').fault).toContain('no modifier "^"'))
  test('names inside modifiers count', () => {
    expect(usesOf(word([variable('A', ':-$B${C#x}')]), backslash)).toEqual([
      { name: 'A', modifier: 'default', guarded: true },
      { name: 'B', guarded: false },
      { name: 'C', modifier: 'prefix', guarded: false },
    ])
  })
})
