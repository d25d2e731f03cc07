import { describe, expect, test } from 'vitest'
import { physicalLines } from './physical-lines.js'
import { pieceAt, placeIn, placeOf, placeOfSource, report, reportLine, type Reading } from './reading.js'
import { readElements } from './sources.js'

function readingOf(text: string, file?: string): Reading {
  return { lines: physicalLines(text), escape: '\\', file, problems: [], places: new Map() }
}

/** The one instruction of a text. */
function sourceOf(reading: Reading) {
  const [element] = readElements(reading, 0)
  if (element?.kind !== 'instruction') throw new Error(element?.kind)
  return element.source
}

const spot = ({ line, column, endLine, endColumn }: ReturnType<typeof placeOf>) =>
  `${line}:${column}-${endLine}:${endColumn}`

describe('the piece of an instruction at an offset', () => {
  const pieces = [
    { at: 0, line: 0, column: 2 },
    { at: 4, line: 1, column: 0 },
    { at: 4, line: 2, column: 0 },
    { at: 9, line: 5, column: 0 },
  ]
  test.each([
    [0, 0],
    [3, 0],
    // Of two that begin at one offset the first is empty.
    [4, 2],
    [8, 2],
    [9, 5],
    [99, 5],
  ])('%i is on line %i', (offset, line) => expect(pieceAt(pieces, offset).line).toBe(line))

  test('is the only one when there is no other', () => {
    const only = { at: 0, line: 7, column: 1 }
    expect([pieceAt([only], 0), pieceAt([only], 5)]).toEqual([only, only])
  })
})

describe('the place', () => {
  test('counts lines and columns from 1, and names the file when there is one', () => {
    expect(placeOf(readingOf(''), 0, 0, 1, 2)).toEqual({ line: 1, column: 1, endLine: 2, endColumn: 3 })
    expect(placeOf(readingOf('', 'a/Dockerfile'), 0, 0, 0, 0)).toEqual({
      file: 'a/Dockerfile',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    })
    expect(Object.isFrozen(placeOf(readingOf(''), 0, 0, 0, 0))).toBe(true)
  })

  test.each<[start: number, end: number, place: string]>([
    // RUN a b c over three lines: "  RUN a \", "# x", " b \", "c".
    [0, 3, '1:3-1:6'],
    [4, 5, '1:7-1:8'],
    // Up to the border the end is on the first line, behind it on the next.
    [4, 6, '1:7-1:9'],
    [4, 7, '1:7-3:2'],
    [6, 8, '3:1-3:3'],
    [7, 8, '3:2-3:3'],
    [7, 10, '3:2-4:2'],
    [9, 10, '4:1-4:2'],
    // A stretch of nothing stands where it begins.
    [6, 6, '3:1-3:1'],
    [7, 7, '3:2-3:2'],
    [10, 10, '4:2-4:2'],
  ])('of the stretch %i to %i of a continued instruction is %s', (start, end, place) => {
    const reading = readingOf('  RUN a \\\n# x\n b \\\nc')
    const source = sourceOf(reading)
    expect(source.line.text).toBe('RUN a  b c')
    expect(spot(placeIn(reading, source, start, end))).toBe(place)
  })

  test.each([
    ['RUN a', '1:1-1:6'],
    ['  RUN a  ', '1:3-1:10'],
    ['RUN a \\\n b', '1:1-2:3'],
    ['RUN a\r\n', '1:1-1:6'],
    ['RUN <<E\na\nE\nRUN b', '1:1-3:2'],
    ['RUN <<E\r\nEE\r\nE\r\n', '1:1-3:2'],
    ['RUN a \\\n# b', '1:1-2:4'],
    ['\ufeffRUN a', '1:1-1:6'],
  ])('of the whole instruction %j is %s', (text, place) => {
    const reading = readingOf(text)
    expect(spot(placeOfSource(reading, sourceOf(reading)))).toBe(place)
  })
})

describe('a report', () => {
  const input = { code: 'bad-option', message: 'm' } as const

  test('stands at the instruction, from its keyword to its last character, unless it says where', () => {
    const reading = readingOf('  RUN a \\\n  b  ')
    const source = sourceOf(reading)
    expect(report(reading, source, input)).toBeUndefined()
    report(reading, source, input, 4)
    report(reading, source, input, 4, 5)
    expect(reading.problems.map(({ place }) => spot(place!))).toEqual(['1:3-2:4', '1:7-2:4', '1:7-1:8'])
    expect(reading.problems[0]).toEqual({ ...input, severity: 'error', place: reading.problems[0]!.place })
  })

  test('of a line stands at the whole line', () => {
    const reading = readingOf('a\n  b c \r\n\nd')
    for (const line of [0, 1, 2, 3]) reportLine(reading, line, { ...input, severity: 'warning' })
    expect(reading.problems.map(({ place }) => spot(place!))).toEqual(['1:1-1:2', '2:1-2:7', '3:1-3:1', '4:1-4:2'])
  })
})
