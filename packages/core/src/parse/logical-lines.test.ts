import { describe, expect, it } from 'vitest'
import { readItem, type LogicalLine } from './logical-lines.js'
import { physicalLines } from './physical-lines.js'

function joined(text: string, escape = '\\'): LogicalLine {
  const item = readItem(physicalLines(text), 0, escape)
  if (item.kind !== 'instruction') throw new Error(item.kind)
  return item
}

describe('readItem', () => {
  it('tells comments and blank lines', () => {
    const lines = physicalLines('  # a \r\n \u00a0\t\nRUN # b')
    expect(readItem(lines, 0, '\\')).toEqual({ kind: 'comment', line: 0, column: 2, text: ' a' })
    expect(readItem(lines, 1, '\\')).toEqual({ kind: 'blank', line: 1 })
    expect(readItem(lines, 2, '\\')).toMatchObject({ kind: 'instruction', text: 'RUN # b' })
  })

  it('keeps a comment that is nothing but its sign', () => {
    expect(readItem(physicalLines('#  '), 0, '\\')).toMatchObject({ kind: 'comment', text: '' })
  })

  it('joins continued lines with nothing in between', () => {
    expect(joined('RUN a \\\n  b').text).toBe('RUN a   b')
    expect(joined('RU\\\nN x').text).toBe('RUN x')
    expect(joined('RUN a \\ \t\nb').text).toBe('RUN a b')
    expect(joined('RUN a \\\r\n  b\r\n').text).toBe('RUN a   b')
    expect(joined('\\\nRUN a').text).toBe('RUN a')
  })

  it('does not continue after two escape characters, or three', () => {
    expect(joined('RUN a\\\\\nRUN b').text).toBe('RUN a\\\\')
    expect(joined('RUN a\\\\\\\nRUN b').text).toBe('RUN a\\\\\\')
  })

  it('continues with the escape character of the file', () => {
    expect(joined('RUN a `\nb', '`').text).toBe('RUN a b')
    expect(joined('RUN a \\\nb', '`').text).toBe('RUN a \\')
  })

  it('continues to the end of the file', () => {
    expect(joined('RUN a \\')).toMatchObject({ text: 'RUN a ', last: 0 })
    expect(joined('RUN a \\\n# c\n')).toMatchObject({ text: 'RUN a ', last: 1 })
  })

  it('goes on after blank lines and comments inside', () => {
    const line = joined('RUN a \\\n\n  # c \\\nCMD b\nRUN d')
    expect(line.text).toBe('RUN a CMD b')
    expect(line.blanks).toEqual([1])
    expect(line.comments).toEqual([{ at: 6, line: 2, indent: '  ', text: ' c \\' }])
    expect(line.last).toBe(3)
  })

  it('says where each piece stands', () => {
    expect(joined('  RUN a \\\n# c\n b \\\n\\\nd').pieces).toEqual([
      { at: 0, line: 0, column: 2 },
      { at: 6, line: 2, column: 0 },
      { at: 9, line: 3, column: 0 },
      { at: 9, line: 4, column: 0 },
    ])
  })
})
