import { describe, expect, test } from 'vitest'
import type { HeredocWord } from '../model/lexical/heredoc-words.js'
import { bodyReader, openedHeredocs } from './heredocs.js'
import { physicalLines } from './physical-lines.js'
import { one, read } from './testing/read.js'
import { reported } from './testing/reported.js'

describe('an instruction opens heredocs', () => {
  test.each<[text: string, ...delimiters: readonly string[]]>([
    ['RUN <<E', 'E'],
    ['run <<E', 'E'],
    ['RuN\t<<E', 'E'],
    ['COPY <<E /', 'E'],
    ['ADD <<E /', 'E'],
    ['RUN --mount=type=ssh <<E', 'E'],
    ['RUN -- <<E', 'E'],
    ['RUN a <<A b <<B', 'A', 'B'],
    ['ONBUILD RUN <<E', 'E'],
    ['onbuild add <<E /', 'E'],
    ['ONBUILD -- RUN <<E', 'E'],
    // The flags and the keyword are words of the line like any.
    ['COPY --x <<E /', 'E'],
    ['RUN ["a"] <<E', 'E'],
    ['RUN ["a", <<E]', 'E]'],
  ])('%s', (text, ...delimiters) => {
    expect(openedHeredocs(text, '\\').map(({ delimiter }) => delimiter)).toEqual(delimiters)
  })

  test.each([
    ...['RUN a', 'RUN a<<E', 'RUN "<<E"', 'RUN ["<<E"]', 'COPY ["<<E", "/"]', 'ONBUILD RUN ["<<E"]', "RUN it's <<E"],
    ...[
      'CMD <<E',
      'ENTRYPOINT <<E',
      'HEALTHCHECK CMD <<E',
      'ENV A=<<E',
      'ENV A <<E',
      'LABEL a <<E',
      'ARG <<E',
      'USER <<E',
    ],
    ...['SHELL <<E', 'FOO <<E', 'FROM <<E', 'ONBUILD CMD <<E', 'ONBUILD ONBUILD RUN <<E', 'RUNN <<E', '<<E', ''],
  ])('none: %s', (text) => expect(openedHeredocs(text, '\\')).toEqual([]))
})

describe('a body', () => {
  const word = (delimiter: string, stripTabs = false): HeredocWord => ({ delimiter, expand: true, stripTabs })

  test.each<[text: string, opening: HeredocWord, body: string | undefined, last?: number]>([
    ['E', word('E'), '', 0],
    ['a\nE', word('E'), 'a\n', 1],
    ['a\n\n b \nE\nc', word('E'), 'a\n\n b \n', 3],
    ['a\r\nE\r\n', word('E'), 'a\r\n', 1],
    ['E\r\r\n', word('E'), '', 0],
    [' E\nE \nE\tE\nEE\ne\nE', word('E'), ' E\nE \nE\tE\nEE\ne\n', 5],
    ['\tE\nE', word('E'), '\tE\n', 1],
    ['\ta\n\t\tE', word('E', true), '\ta\n', 1],
    [' \tE\n\t E\nE', word('E', true), ' \tE\n\t E\n', 2],
    ['# a\nE', word('E'), '# a\n', 1],
    ['a \\\nE', word('E'), 'a \\\n', 1],
    ['a\n b\nE', word(' b'), 'a\n', 1],
    ['\u00e9\nE', word('\u00e9'), '', 0],
    ['', word('E'), undefined],
    ['a\nb', word('E'), undefined],
    ['\tE', word('E'), undefined],
    [`${'x'.repeat(65_536)}\nE`, word('E'), undefined],
    ['E', { ...word('E'), isRefused: true }, undefined],
  ])('of %#', (text, opening, body, last) => {
    const found = bodyReader(physicalLines(text)).read(opening, 0)
    expect(found).toEqual(body === undefined ? undefined : { opening, body, first: 0, last })
  })

  test('begins where it is looked for', () => {
    const reader = bodyReader(physicalLines('E\na\nE\nb\nE'))
    expect(reader.read(word('E'), 1)).toMatchObject({ body: 'a\n', first: 1, last: 2 })
    expect(reader.read(word('E'), 3)).toMatchObject({ body: 'b\n', first: 3, last: 4 })
    expect(reader.read(word('E'), 5)).toBeUndefined()
  })

  test('that nobody closes does not hide one that is closed', () => {
    const reader = bodyReader(physicalLines('F\na\n\tG\nb\nE'))
    expect(reader.read(word('X'), 0)).toBeUndefined()
    // From here on it is known where each line stands last.
    expect(reader.read(word('E'), 1)).toMatchObject({ last: 4 })
    expect(reader.read(word('F'), 1)).toBeUndefined()
    expect(reader.read(word('F'), 0)).toMatchObject({ last: 0 })
    expect(reader.read(word('G'), 0)).toBeUndefined()
    expect(reader.read(word('G', true), 0)).toMatchObject({ last: 2 })
    expect(reader.read(word('\tG'), 0)).toMatchObject({ last: 2 })
    expect(reader.read(word('E'), 5)).toBeUndefined()
  })
})

describe('in a file', () => {
  test('bodies hide comments, directives, blank lines and continuations', () => {
    expect(read('RUN <<E\n# a\n# escape=`\n\n \\\nE\n# b')).toMatchObject([
      { command: { heredocs: [{ body: '# a\n# escape=`\n\n \\\n' }] } },
      { kind: 'comment', text: ' b' },
    ])
  })

  test('bodies follow one another in the order of their openings', () => {
    expect(one('RUN cat <<A - <<B\n1\nB\nA\n2\nA\nB')).toMatchObject({
      command: {
        heredocs: [
          { delimiter: 'A', body: '1\nB\n' },
          { delimiter: 'B', body: '2\nA\n' },
        ],
      },
    })
  })

  test('the body begins below the last line of a continued instruction', () => {
    expect(read('RUN <<E \\\n# c\n  cat\nb\nE\nRUN c')).toMatchObject([
      { command: { lines: ['<<E ', { text: ' c' }, '  cat'], heredocs: [{ body: 'b\n' }] } },
      { command: { lines: ['c'] } },
    ])
  })

  test.each([
    ['RUN <<E\na', 'RUN <<E', 'The heredoc <<E has no closing line "E"'],
    ['RUN <<E \\\n b\nc', 'RUN <<E \\\n b', 'The heredoc <<E has no closing line "E"'],
    ['COPY <<A <<B /\nA\nc', 'COPY <<A <<B /', 'The heredoc <<B has no closing line "B"'],
    ['RUN echo $((1 << 2))', 'RUN echo $((1 << 2))', 'The heredoc <<2)) has no closing line "2))"'],
    [
      `RUN <<${'x'.repeat(56)}\u{1f600}yyyy`,
      `RUN <<${'x'.repeat(56)}\u{1f600}yyyy`,
      `The heredoc <<${'x'.repeat(56)}… has no closing line "${'x'.repeat(56)}…"`,
    ],
    ["RUN a ${b+ <<\\'E}", "RUN a ${b+ <<\\'E}", "The heredoc <<'E} is refused: its quotes do not match"],
  ])('one without an end is told: %j', (text, at, sentence) => {
    const hint = 'Where "<<" is no heredoc, put it into quotes or leave no blank around it'
    expect(reported(`FROM a\n${text}`)[0]).toEqual(['unterminated-heredoc', at, `${sentence} | ${hint}`])
  })

  test('what looks like the body of one without an end is read as instructions', () => {
    expect(reported('FROM a\nRUN <<E\nUSER b\nc').map(([code, at]) => `${code} ${at}`)).toEqual([
      'unterminated-heredoc RUN <<E',
      'unknown-instruction c',
    ])
  })
})
