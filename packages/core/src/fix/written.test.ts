import { describe, expect, test } from 'vitest'
import { parse } from '../parse/parse-file.js'
import { applyEdits } from './fix.js'
import { lineEnd, Written, writtenFile } from './written.js'

const read = (text: string) => {
  const { file, places } = parse(text)
  return { file: writtenFile(text, places, file.directives.escape), stages: file.stages }
}
/** The last instruction as it is written. */
function last(text: string): Written {
  const { file, stages } = read(text)
  return Written.find(file, stages.at(-1)!.instructions.at(-1)!)!
}

describe('an instruction as it is written', () => {
  test.each<[name: string, text: string, lines: [first: number, last: number], words: [keyword: string, rest: string]]>(
    [
      ['on one line', 'FROM a\nRUN  b c\n', [1, 1], ['RUN', 'b c']],
      ['indented', 'FROM a\n  run b\n', [1, 1], ['run', 'b']],
      ['on several', 'FROM a\nRUN b \\\n # why\n\n  c\n', [1, 4], ['RUN', 'b   c']],
      ['with a keyword on two', 'FROM a\nRU\\\nN b', [1, 2], ['RUN', 'b']],
      ['with another escape character', '# escape=`\nFROM a\nRUN b `\n c\n', [2, 3], ['RUN', 'b  c']],
      ['with flags', 'FROM a\nRUN --network=none b\n', [1, 1], ['RUN', 'b']],
      ['with a heredoc', 'FROM a\nRUN <<E\nb\nE\n', [1, 3], ['RUN', '<<E']],
    ],
  )('%s', (_, text, [first, end], [keyword, rest]) => {
    const { line, parts, ...lines } = last(text)
    expect([lines.first, lines.last]).toEqual([first, end])
    expect([parts.keyword, line.text.slice(parts.start, parts.end)]).toEqual([keyword, rest])
  })

  test('is told by its lines, without the end of the last', () => {
    expect(last('FROM a\r\nRUN b \\\r\n  c\r\n').text).toBe('RUN b \\\r\n  c')
    expect(last('FROM a\nRUN <<E\nb\nE').text).toBe('RUN <<E\nb\nE')
  })

  test('is found for a stage too', () => {
    const { file, stages } = read('# a\nFROM --platform=x a AS b\nRUN c\n')
    expect(Written.find(file, stages[0]!)!.text).toBe('FROM --platform=x a AS b')
  })
})

describe('a stretch of it', () => {
  const edited = (text: string, from: string, to: string, next?: boolean): string | undefined => {
    const written = last(text)
    const start = written.line.text.indexOf(from)
    const edit = written.edit(start, start + from.length, to, next)
    return edit && applyEdits(text, [edit])
  }

  test.each<[name: string, text: string, from: string, to: string, after: string | undefined]>([
    ['on one line', 'FROM a\nRUN b c\n', 'b', 'dd', 'FROM a\nRUN dd c\n'],
    ['on the second line', 'FROM a\nRUN b \\\n  c\n', 'c', 'd', 'FROM a\nRUN b \\\n  d\n'],
    ['over the end of a line, which goes', 'FROM a\nRUN b \\\n  c\n', 'b   c', 'd', 'FROM a\nRUN d\n'],
    ['up to the end of a line, which stays', 'FROM a\nRUN b \\\n  c\n', 'b ', 'd ', 'FROM a\nRUN d \\\n  c\n'],
    ['from the beginning of a line', 'FROM a\nRUN b \\\n  c\n', '  c', 'd', 'FROM a\nRUN b \\\nd\n'],
    ['behind a comment', 'FROM a\nRUN b \\\n# e\n  c\n', 'c', 'd', 'FROM a\nRUN b \\\n# e\n  d\n'],
    ['over a comment', 'FROM a\nRUN b \\\n# e\n  c\n', 'b   c', 'd', undefined],
    ['over a blank line', 'FROM a\nRUN b \\\n\n  c\n', 'b   c', 'd', undefined],
    ['before a blank line', 'FROM a\nRUN b \\\n\n  c\n', 'b', 'd', 'FROM a\nRUN d \\\n\n  c\n'],
    ['by several lines', 'FROM a\r\nRUN b\r\n', 'b', 'c \\\nd', 'FROM a\r\nRUN c \\\r\nd\r\n'],
    ['behind a character of two units', 'FROM a\nRUN 😀 b\n', 'b', 'c', 'FROM a\nRUN 😀 c\n'],
    ['of a file with a byte order mark', '\ufeffFROM a\nRUN b\n', 'b', 'c', '\ufeffFROM a\nRUN c\n'],
  ])('is written otherwise %s', (_, text, from, to, after) => expect(edited(text, from, to)).toBe(after))

  test('that is empty lies before the end of a line, or behind it', () => {
    const text = 'FROM a\nRUN b \\\n  c\n'
    const written = last(text)
    const at = written.line.text.indexOf('  c')
    expect(applyEdits(text, [written.edit(at, at, 'x')!])).toBe('FROM a\nRUN b x\\\n  c\n')
    expect(applyEdits(text, [written.edit(at, at, 'x', true)!])).toBe('FROM a\nRUN b \\\nx  c\n')
    expect(applyEdits(text, [written.edit(0, 0, 'x')!])).toBe('FROM a\nxRUN b \\\n  c\n')
  })
})

test.each<[name: string, text: string, after: string | undefined]>([
  ['with its lines', 'FROM a\nRUN b \\\n c\n', 'FROM a\n'],
  ['with its heredoc', 'FROM a\nRUN <<E\nb\nE\n', 'FROM a\n'],
  ['at the end of a file', 'FROM a\nRUN b', 'FROM a\n'],
  ["but not with somebody's words", 'FROM a\nRUN b \\\n # why\n c\n', undefined],
])('an instruction goes %s', (_, text, after) => {
  const edit = last(text).removal()
  expect(edit && applyEdits(text, [edit])).toBe(after)
})

test.each<[text: string, line: number, end: string]>([
  ['a\nb\r\nc', 0, '\n'],
  ['a\nb\r\nc', 1, '\r\n'],
  ['a\nb\r\nc', 2, '\r\n'],
  ['a', 0, '\n'],
  ['a\r\nb', 9, '\r\n'],
  ['', 0, '\n'],
])('in %j a line after line %i ends in %j', (text, line, end) => {
  expect(lineEnd(writtenFile(text, new Map()), line)).toBe(end)
})
