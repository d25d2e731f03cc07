import { describe, expect, test } from 'vitest'
import { physicalLines } from './physical-lines.js'
import type { Reading } from './reading.js'
import { shellLines, type Layout } from './shell-lines.js'
import { readElements } from './sources.js'

/** The layout of the instruction that a text is, from an offset of its joined text on: comments as `indent#text`. */
function layoutOf(text: string, from: number, keep?: 'start' | 'both') {
  const reading: Reading = {
    lines: physicalLines(text),
    escape: '\\',
    file: undefined,
    problems: [],
    places: new Map(),
  }
  const [element] = readElements(reading, 0)
  if (element?.kind !== 'instruction') throw new Error(element?.kind)
  const layout: Layout = shellLines(reading, element.source, from, keep)
  const lines = layout.lines.map((line) => (typeof line === 'string' ? line : `${line.indent}#${line.text}`))
  const outside = (comments: Layout['before']) => comments.map(({ text: said }) => said)
  expect(Object.isFrozen(layout.lines)).toBe(true)
  return { lines, before: outside(layout.before), after: outside(layout.after), places: [...reading.places.values()] }
}

describe('lines of an instruction of one line', () => {
  test.each<[text: string, keep: 'start' | 'both' | undefined, line: string]>([
    ['RUN  a  ', undefined, 'a'],
    ['RUN  a  ', 'start', '  a'],
    ['RUN  a  ', 'both', '  a  '],
    ['RUN', undefined, ''],
    ['RUN', 'both', ''],
    ['RUN \u00a0a\u00a0', undefined, 'a'],
    ['RUN \u00a0a\u00a0', 'both', ' \u00a0a\u00a0'],
    ['  RUN a', 'start', ' a'],
  ])('%j, keeping %s', (text, keep, line) => {
    expect(layoutOf(text, 3, keep)).toEqual({ lines: [line], before: [], after: [], places: [] })
  })
})

describe('lines of a continued instruction', () => {
  test.each<[text: string, lines: readonly string[], before?: readonly string[], after?: readonly string[]]>([
    ['RUN a \\\n b', ['a ', ' b']],
    ['RUN   a \\\n b  ', ['a ', ' b']],
    ['RUN \\\n a', ['', ' a']],
    ['RUN a \\\n \\\n b', ['a ', ' ', ' b']],
    ['RUN a \\\n\\\n\\\nb', ['a ', '', '', 'b']],
    // Nothing but blanks stands at the end.
    ['RUN a \\\n \\\n\t\\\n', ['a']],
    ['RUN a \\\n b \\\n \\\n', ['a ', ' b']],
    ['RUN \\\n \\\n', ['']],
    ['RUN a \\', ['a']],
    ['RUN a \\\n#1\n b', ['a ', '#1', ' b']],
    ['RUN a \\\n  # 1\n\t#2\n b', ['a ', '  # 1', '\t#2', ' b']],
    ['RUN a \\\n#1\n \\\n#2\n b', ['a ', '#1', ' ', '#2', ' b']],
    ['RUN a \\\n b \\\n#1\n', ['a ', ' b'], [], ['1']],
    ['RUN a \\\n b \\\n#1\n \\\n#2\n', ['a ', ' b'], [], ['1', '2']],
    ['RUN a \\\n#1\n b \\\n#2', ['a ', '#1', ' b'], [], ['2']],
    ['RUN \\\n#1\n a', ['', '#1', ' a']],
    ['\\\n#1\nRUN a', ['a'], ['1']],
    ['R\\\n#1\nU\\\n#2\nN a \\\n#3\n b', ['a ', '#3', ' b'], ['1', '2']],
    ['RUN a \\\n\n b', ['a ', ' b']],
  ])('%j', (text, lines, before = [], after = []) => {
    expect(layoutOf(text, 3)).toMatchObject({ lines, before, after })
  })

  test('keep the blanks at their ends when asked', () => {
    const text = 'RUN  a \\\n b  \\\n \\\n'
    expect(layoutOf(text, 3).lines).toEqual(['a ', ' b'])
    expect(layoutOf(text, 3, 'start').lines).toEqual(['  a ', ' b'])
    // The blank lines at the end are of the last line then.
    expect(layoutOf(text, 3, 'both').lines).toEqual(['  a ', ' b   '])
  })

  test('begin on the line where the text begins that is asked for', () => {
    const text = 'RUN --a \\\n#1\n --b \\\n#2\n c \\\n#3\n d'
    expect(layoutOf(text, 3)).toMatchObject({ lines: ['--a ', '#1', ' --b ', '#2', ' c ', '#3', ' d'], before: [] })
    // Behind `--b`: what stands before it is before.
    expect(layoutOf(text, 12)).toMatchObject({ lines: ['', '#2', ' c ', '#3', ' d'], before: ['1'] })
    expect(layoutOf(text, 14)).toMatchObject({ lines: ['c ', '#3', ' d'], before: ['1', '2'] })
  })

  test('have places for the comments among them', () => {
    const { places } = layoutOf('RUN a \\\n  # 1 \n b \\\n#2\n', 3)
    expect(places).toEqual([{ line: 2, column: 3, endLine: 2, endColumn: 6 }])
  })
})
