import { describe, expect, test } from 'vitest'
import { physicalLines } from './physical-lines.js'
import type { Reading } from './reading.js'
import { readElements } from './sources.js'
import { spelled } from './testing/spelled.js'
import { readText, readWord } from './values.js'

describe('a word with a fault', () => {
  const reading: Reading = {
    lines: physicalLines('USER a ${b c'),
    escape: '`',
    file: undefined,
    problems: [],
    places: new Map(),
  }
  const [element] = readElements(reading, 0)
  const source = element?.kind === 'instruction' ? element.source : undefined

  test('that stands in the file is pointed at where its fault is', () => {
    expect(readWord(reading, source!, 'USER', { start: 7, end: 12 })).toBeUndefined()
    expect(reading.problems.pop()).toMatchObject({ place: { column: 8, endColumn: 12 } })
  })

  test('that does not is pointed at as a whole', () => {
    expect(readText(reading, source!, 'USER', 'x ${y', { start: 5, end: 6 })).toBeUndefined()
    expect(reading.problems.pop()).toMatchObject({ place: { column: 6, endColumn: 7 } })
  })

  test('is told with a small letter behind its field, and a hint where a quote is open', () => {
    readText(reading, source!, 'COPY source', "it's", { start: 5, end: 6 })
    expect(reading.problems.pop()).toMatchObject({
      code: 'unbalanced-quote',
      message: 'COPY source: a single quote is opened and not closed',
      hint: 'A quote that is meant as a character is written `\' or `"',
    })
    readText(reading, source!, 'ENV a', '${a!}', { start: 5, end: 6 })
    expect(reading.problems.pop()).not.toHaveProperty('hint')
  })

  test('is none when it can be read', () => {
    expect(spelled(readWord(reading, source!, 'USER', { start: 5, end: 7 })!)).toBe('a ')
    expect(spelled(readText(reading, source!, 'USER', 'x`$y $z', { start: 5, end: 6 })!)).toBe('x$y ‹z›')
    expect(reading.problems).toEqual([])
  })
})
