import { describe, expect, test } from 'vitest'
import { describeValue } from './describe-value.js'
import { didYouMean, nearest } from './did-you-mean.js'
import { DockerfileError } from './dockerfile-error.js'
import { placed, problem } from './problem.js'

const place = { line: 3, column: 1, endLine: 3, endColumn: 9 }

describe('problem', () => {
  test('is an error unless it is said, and has only what it was given', () => {
    expect(problem({ code: 'bad-port', message: 'm', hint: undefined, place: undefined, related: [] })).toEqual({
      code: 'bad-port',
      severity: 'error',
      message: 'm',
    })
  })

  test('is frozen, with what is related to it', () => {
    const found = problem({ code: 'bad-port', message: 'm', related: [{ message: 'here', place }] })
    expect([found, found.related].map(Object.isFrozen)).toEqual([true, true])
  })

  test('points at the line of the user, and names that of a preset last', () => {
    const inside = { file: 'preset.js', line: 7, column: 2, endLine: 7, endColumn: 3 }
    const found = problem({
      code: 'bad-port',
      message: 'm',
      place: { ...place, inside },
      related: [{ message: 'first defined here', place }],
    })
    expect(found.place).toEqual(place)
    expect(found.related).toEqual([
      { message: 'first defined here', place },
      { message: 'written by this line of a preset', place: inside },
    ])
  })

  test('is given a place once', () => {
    const found = problem({ code: 'bad-port', message: 'm', severity: 'warning', hint: 'h' })
    expect(placed(found, undefined)).toBe(found)
    const there = placed(found, place)
    expect(there).toEqual({ ...found, place })
    expect(placed(there, { ...place, line: 9 })).toBe(there)
  })
})

describe('DockerfileError', () => {
  test('says the sentence and the hint, and carries the problem', () => {
    const error = new DockerfileError({ code: 'bad-name', message: 'it has a blank', hint: 'Write it without' })
    expect(String(error)).toBe('DockerfileError: it has a blank. Write it without')
    expect(error.code).toBe('bad-name')
    expect(error.problem).toEqual(problem({ code: 'bad-name', message: 'it has a blank', hint: 'Write it without' }))
    expect(new DockerfileError({ code: 'bad-name', message: 'it has a blank' }).message).toBe('it has a blank')
  })
})

test.each<[words: string, found: unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['"x"', 'x'],
  ['""', ''],
  [`"${'x'.repeat(40)}"`, 'x'.repeat(40)],
  [`"${'x'.repeat(40)}…"`, 'x'.repeat(41)],
  ['the number 5', 5],
  ['the number NaN', Number.NaN],
  ['the bigint 5', 5n],
  ['the boolean true', true],
  ['the symbol Symbol(s)', Symbol('s')],
  ['an empty list', []],
  ['a list', ['a']],
  ['an object', {}],
  ['an object', { kind: 5 }],
  ['a mount', { kind: 'mount' }],
  ['an artifact', { kind: 'artifact' }],
  ['the function build', function build() {}],
  [
    'a function',
    (
      () => () =>
        1
    )(),
  ],
])('describeValue says %s', (words, found) => expect(describeValue(found)).toBe(words))

describe('nearest', () => {
  test.each<[name: string, word: string, found: string | undefined]>([
    ['a letter too few', 'buld', 'build'],
    ['a letter too many', 'buiild', 'build'],
    ['another letter', 'buald', 'build'],
    ['two letters swapped, as one slip', 'biuld', 'build'],
    ['upper case, as no slip', 'BUILD', 'build'],
    ['a short word may have one slip', 'gp', 'go'],
    ['but not two', 'xy', undefined],
    ['a third of the letters may differ', 'runtmi', 'runtime'],
    ['but no more', 'rtm', undefined],
    ['the word itself', 'test', 'test'],
    ['nothing', '', undefined],
  ])('finds %s', (_, word, found) => expect(nearest(word, ['build', 'test', 'runtime', 'go'])).toBe(found))

  test('takes the nearest, and of two alike the first', () => {
    expect(nearest('tests', ['text', 'test'])).toBe('test')
    expect(nearest('tes', ['test', 'tess'])).toBe('test')
  })

  test('heeds how many slips are admitted', () => {
    expect(nearest('runtmie', ['runtime'], 0)).toBeUndefined()
    expect(nearest('runtime', ['runtime'], 0)).toBe('runtime')
  })

  test('becomes a question', () => {
    expect(didYouMean('biuld', ['build'])).toBe('Did you mean "build"?')
    expect(didYouMean('x', [])).toBeUndefined()
  })
})
