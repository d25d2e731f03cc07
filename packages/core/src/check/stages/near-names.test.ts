import { describe, expect, test } from 'vitest'
import type { Dockerfile } from '../../model/index.js'
import { file, stage } from '../testing/build.js'
import { listNames, misspeltStage, namesBefore } from './near-names.js'

const named = (...names: readonly (string | undefined)[]): Dockerfile =>
  file(...names.map((name) => stage('scratch', name)))
const numbered = (count: number, after: number): Dockerfile =>
  named(...Array.from({ length: count }, (_, at) => `s${at}`), ...Array.from({ length: after }, () => undefined))

describe('the names before a stage', () => {
  test('are those above it, nearest first, each once', () => {
    const found = named('a', undefined, 'b', 'a', 'c')
    expect([0, 1, 3, 4, 5].map((index) => namesBefore(found, index))).toEqual([
      [],
      ['a'],
      ['b', 'a'],
      ['a', 'b'],
      ['c', 'a', 'b'],
    ])
  })

  test('are not looked for without end', () => {
    expect(namesBefore(numbered(60, 0), 60)).toHaveLength(50)
    expect(namesBefore(numbered(60, 0), 60).slice(0, 2)).toEqual(['s59', 's58'])
    // Stages without names are passed over, a thousand of them.
    expect(namesBefore(numbered(2, 998), 1000)).toEqual(['s1', 's0'])
    expect(namesBefore(numbered(2, 999), 1001)).toEqual(['s1'])
    expect(namesBefore(numbered(2, 1000), 1002)).toEqual([])
  })
})

describe('a list of names', () => {
  test.each<[names: readonly string[], listed: string]>([
    [[], 'no stage before it has a name'],
    [['a'], 'stages before it: "a"'],
    [['b', 'a'], 'stages before it: "a", "b"'],
    [['e', 'd', 'c', 'b', 'a'], 'stages before it: "a", "b", "c", "d", "e"'],
    [['f', 'e', 'd', 'c', 'b', 'a'], 'stages before it: …, "b", "c", "d", "e", "f"'],
  ])('%j', (names, listed) => expect(listNames(names)).toBe(listed))
})

describe('a word that may be a misspelt stage', () => {
  const found = named('builder', 'nodes', 'deps', 'abc')
  test.each<[word: string, hint: string | undefined]>([
    ['bulider', 'Did you mean "builder"?'],
    ['Builder', 'Did you mean "builder"?'],
    ['dep', undefined],
    ['abcd', 'Did you mean "abc"?'],
    ['depz', 'Did you mean "deps"?'],
    // What says more than a name, or is an image that everybody knows, was meant.
    ['bulider:1', undefined],
    ['bulider/x', undefined],
    ['bulider@sha256:1', undefined],
    ['node', undefined],
    ['something', undefined],
  ])('%s', (word, hint) => expect(misspeltStage(word, found, 4)).toBe(hint))

  test('is compared with stages above alone', () => expect(misspeltStage('bulider', found, 0)).toBeUndefined())
})
