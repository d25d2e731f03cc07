import { describe, expect, test } from 'vitest'
import { codeFrame } from '../src/render/code-frame.js'
import { printable, shownPath } from '../src/shown.js'

const point = (line: number, column: number, endColumn = column, endLine = line) => ({
  line,
  column,
  endLine,
  endColumn,
})

describe('codeFrame', () => {
  test('two lines around, the word at the place marked', () => {
    expect(codeFrame('a\nb\n  .from(x)\nd\ne\nf\n', point(3, 4))).toEqual([
      '  1 | a',
      '  2 | b',
      '> 3 |   .from(x)',
      '    |    ^^^^',
      '  4 | d',
      '  5 | e',
    ])
  })

  test('a stretch is marked from its start to its end, also where it goes on below', () => {
    expect(codeFrame('abcdef', point(1, 2, 5))).toEqual(['> 1 | abcdef', '    |  ^^^'])
    expect(codeFrame('abcdef\nxy', point(1, 3, 2, 2))[1]).toBe('    |   ^^^^')
  })

  test('tabs stay, wide letters are two columns wide, combining marks none', () => {
    expect(codeFrame('\t大e\u0301x', point(1, 5))).toEqual(['> 1 | \t大e\u0301x', '    | \t   ^'])
    expect(codeFrame('大大', point(1, 1, 3))[1]).toBe('    | ^^^^')
  })

  test('carriage returns are not shown, control characters are disarmed', () => {
    expect(codeFrame('a\r\nb\u001b[2J\r\n', point(2, 1, 2))).toEqual(['  1 | a', '> 2 | b\u{fffd}[2J', '    | ^'])
  })

  test('a very long line is shown around the place', () => {
    const [line, mark] = codeFrame(`${'x'.repeat(1000)}HERE${'y'.repeat(1000)}`, point(1, 1001, 1005)) as [
      string,
      string,
    ]
    expect(line.length).toBeLessThan(170)
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE')
  })

  test('a place outside the text has no frame', () => {
    expect(codeFrame('a', point(7, 1))).toEqual([])
    expect(codeFrame('', point(1, 1))).toEqual([])
  })
})

test('paths are shown from the folder where the command runs, far ones in full', () => {
  expect(shownPath('/a/b/c.ts', '/a/b')).toBe('c.ts')
  expect(shownPath('/a/x/c.ts', '/a/b')).toBe('../x/c.ts')
  expect(shownPath('/y/c.ts', '/a/b/d')).toBe('/y/c.ts')
  expect(shownPath('file:///a/b/%C3%A4.ts', '/a/b')).toBe('ä.ts')
})

test('text that would turn the direction of a line is disarmed', () => {
  expect(printable('a\u202eb\tc\nd')).toBe('a\u{fffd}b\tc\nd')
})
