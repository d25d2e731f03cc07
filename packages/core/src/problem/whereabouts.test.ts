import { describe, expect, test } from 'vitest'
import { placed, problem, whereabouts, type Place } from './problem.js'
import { problemCodes } from './codes.js'
import { sentence } from './testing/sentence.js'

const at = (line: number, more: Partial<Place> = {}): Place => ({
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  ...more,
})
const preset = { message: 'written by this line of a preset', place: at(7, { file: 'preset.js' }) }

describe('where a problem is', () => {
  test.each<[name: string, input: Parameters<typeof whereabouts>[0], found: object]>([
    ['nowhere', { place: undefined, related: undefined }, {}],
    ['nowhere, with nothing related', { place: undefined, related: [] }, {}],
    ['at a place', { place: at(1), related: undefined }, { place: at(1) }],
    ['beside something', { place: undefined, related: [{ message: 'a' }] }, { related: [{ message: 'a' }] }],
    [
      'at both',
      { place: at(1), related: [{ message: 'a', place: at(2) }] },
      { place: at(1), related: [{ message: 'a', place: at(2) }] },
    ],
    [
      'in a preset',
      { place: at(1, { inside: preset.place }), related: undefined },
      { place: at(1), related: [preset] },
    ],
    [
      'in a preset, beside something',
      { place: at(1, { file: 'a.ts', inside: preset.place }), related: [{ message: 'a' }] },
      { place: at(1, { file: 'a.ts' }), related: [{ message: 'a' }, preset] },
    ],
  ])('%s', (_, input, found) => expect(whereabouts(input)).toEqual(found))

  test('does not change what it is made of', () => {
    const related = [{ message: 'a' }]
    const made = whereabouts({ place: at(1, { inside: preset.place }), related })
    expect(related).toHaveLength(1)
    expect(Object.isFrozen(made.related)).toBe(true)
    expect(Object.isFrozen(whereabouts({ place: undefined, related }).related)).toBe(true)
    expect(Object.isFrozen(related)).toBe(false)
  })

  test('may be said later, once', () => {
    const found = problem({ code: 'bad-port', message: 'm', severity: 'info', hint: 'h', related: [{ message: 'a' }] })
    const there = placed(found, at(3, { inside: preset.place }))
    expect(there).toEqual({ ...found, place: at(3), related: [{ message: 'a' }, preset] })
    expect(Object.isFrozen(there)).toBe(true)
    expect(placed(there, at(4))).toBe(there)
    expect(placed(found, undefined)).toBe(found)
  })
})

test('a problem is told by its sentence and its hint', () => {
  expect(sentence(problem({ code: 'bad-port', message: 'm' }))).toBe('m')
  expect(sentence(problem({ code: 'bad-port', message: 'm', hint: 'h' }))).toBe('m | h')
})

test.each(Object.entries(problemCodes))('%s is a word of small letters, and has a sentence: %s', (code, line) => {
  expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
  expect(line).toMatch(/^[-A-Z][^\n]*\.$/)
})
