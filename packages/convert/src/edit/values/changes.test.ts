import { describe, expect, test } from 'vitest'
import { changesFor, withChanges } from './changes.js'
import { hunks } from './hunks.js'
import { literalsOf } from './literals.js'

const file = '/config.ts'
const textsOf = (source: string, name = file): readonly string[] => literalsOf(name, source).map(({ text }) => text)

describe('literals', () => {
  test.each([
    ['strings of both quotes', `f('a:1', "b:2")`, ['a:1', 'b:2']],
    ['templates, piece by piece', 'f(`a:${v}-alpine${w}`, `b`)', ['a:', '-alpine', 'b']],
    ['tagged templates', 'text`c:${x}-slim`', ['c:', '-slim']],
    ['numbers and keys', `const a = { 'k': 22, m: 1.5 }`, ['k', '22', '1.5']],
    ['types', `let a: 'x' = 'x'`, ['x', 'x']],
    ['no comment, no name, no escape, no regular expression', `// 'a'\n/* 'b' */ const c = 'd\\n' + /'e'/`, []],
    ['a string after a regular expression with a quote', `const r = /"/, s = 'x'`, ['x']],
  ])('%s', (_, source, texts) => expect(textsOf(source)).toEqual(texts))

  test('JSON', () => expect(textsOf('{ "alpine": "3.21" }', '/v.json')).toEqual(['alpine', '3.21']))
  test('places count in the text, whatever its line ends', () => {
    const source = "// é\r\nf('a:1')\r\n"
    const [literal] = literalsOf(file, source)
    expect(source.slice(literal!.start, literal!.end)).toBe('a:1')
  })
})

describe('changes', () => {
  const changes = (source: string, before: string, after: string): readonly string[] =>
    changesFor(literalsOf(file, source), before, after).map((change) => withChanges(file, source, [change]))

  test.each([
    ['the whole', `'node:22-alpine'`, 'node:22-alpine', 'node:24-alpine', [`'node:24-alpine'`]],
    ['its tag', `'22-alpine'`, 'node:22-alpine', 'node:24-alpine', [`'24-alpine'`]],
    ['its version, also as a number', `[22, '22']`, 'node:22-alpine', 'node:24-alpine', [`[24, '22']`, `[22, '24']`]],
    [
      'a digest that is added to the end',
      '`node:${v}-alpine`',
      'node:22-alpine',
      'node:22-alpine@sha256:ab',
      ['`node:${v}-alpine@sha256:ab`'],
    ],
    ['a part of a longer text', `'FROM node:22'`, 'node:22', 'node:24', [`'FROM node:24'`]],
    ['nothing that has no part in it', `['alpine', 'node', '3']`, 'node:22-alpine', 'node:24-alpine', []],
    ['nothing that would need quoting', `'node:22'`, 'node:22', `node:'24`, []],
  ])('%s', (_, source, before, after, expected) => expect(changes(source, before, after)).toEqual(expected))

  test('two parts of one value, each for its literal', () => {
    const found = changes("const v = '22', a = '3.21'", 'node:22-alpine3.21', 'node:24-alpine3.22')
    // `3.21` and `3.22` are cut at the dot, so what comes before it stays.
    expect(found).toEqual(["const v = '24', a = '3.21'", "const v = '22', a = '3.22'"])
  })

  test('several changes of one file leave the rest as it is', () => {
    const source = `f('a:1', 'b:1')\n`
    const [a, b] = literalsOf(file, source)
    const both = [
      { literal: a!, text: 'a:1000' },
      { literal: b!, text: 'b:2' },
    ]
    expect(withChanges(file, source, both)).toBe(`f('a:1000', 'b:2')\n`)
    expect(withChanges('/other.ts', source, both)).toBe(source)
  })
})

test.each([
  ['node:22', 'node:24', ['node:24']],
  ['node:22-alpine', 'node:24-alpine@sha256:ab', ['node:24-alpine', 'node:22-alpine@sha256:ab']],
  ['1.25.1', '1.26.0', ['1.26.1', '1.25.0']],
  ['a', 'a', []],
])('the stretches of %s → %s', (before, after, applied) => {
  expect(hunks(before, after).map((hunk) => hunk.applied)).toEqual(applied)
})
