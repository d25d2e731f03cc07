import { describe, expect, test } from 'vitest'
import type { Raw } from '../model/index.js'
import { allKeywords } from '../model/index.js'
import { parse } from './parse-file.js'
import { reported } from './testing/reported.js'

const entries = (text: string) => parse(`FROM a\n${text}`).file.stages[0]!.instructions

describe('a line that is no instruction', () => {
  test.each([
    ['RUNN a', 'RUNN', '"RUNN" is no instruction of a Dockerfile | Did you mean "RUN"?'],
    ['WORDIR /', 'WORDIR', '"WORDIR" is no instruction of a Dockerfile | Did you mean "WORKDIR"?'],
    ['copi a b', 'copi', '"copi" is no instruction of a Dockerfile | Did you mean "COPY"?'],
    ['foo', 'foo', '"foo" is no instruction of a Dockerfile'],
    ['{ "a": 1 }', '{', '"{" is no instruction of a Dockerfile'],
    ['RUN\u00a0a', 'RUN\u00a0a', '"RUN\u00a0a" is no instruction of a Dockerfile'],
    ['RUN;a', 'RUN;a', '"RUN;a" is no instruction of a Dockerfile'],
    ['--a', '--a', '"--a" is no instruction of a Dockerfile'],
    ['\\a', '\\a', '"\\\\a" is no instruction of a Dockerfile'],
    [`${'x'.repeat(61)} a`, 'x'.repeat(61), `"${'x'.repeat(57)}…" is no instruction of a Dockerfile`],
  ])('%s', (text, at, sentence) => expect(reported(`FROM a\n${text}`)).toEqual([['unknown-instruction', at, sentence]]))

  test('is missing where only a continuation is there', () => {
    // Blank lines and comments are all that follows.
    expect(reported('FROM a\n\\\n# b\n').filter(([code]) => code === 'unknown-instruction')).toEqual([
      ['unknown-instruction', '', 'An instruction is missing'],
    ])
  })

  test('is known but for its case, whichever that is', () => {
    for (const keyword of allKeywords) {
      const said = reported(`FROM a\n${keyword.toLowerCase()}`).map(([code]) => code)
      expect([keyword, said.includes('unknown-instruction')]).toEqual([keyword, false])
    }
  })
})

describe('what is kept as text', () => {
  test.each<[text: string, keyword: string, lines: Raw['lines']]>([
    ['foo  a  b ', 'FOO', ['a  b']],
    ['foo', 'FOO', ['']],
    ['copy a', 'COPY', ['a']],
    ['COPY  --x \\\n  a \\\n b', 'COPY', ['--x ', '  a ', ' b']],
    ['COPY \\\n a', 'COPY', ['', ' a']],
    ['RUN --x a \\\n# c\n b', 'RUN', ['--x a ', { kind: 'line-comment', indent: '', text: ' c' }, ' b']],
    // White space that is none to flags keeps a word from being one.
    ['COPY \u00a0a', 'COPY', ['\u00a0a']],
    ['ENV a', 'ENV', ['a']],
    ['ENV a=b \\\n c', 'ENV', ['a=b ', ' c']],
  ])('%j', (text, keyword, lines) => expect(entries(text)).toEqual([{ kind: 'raw', keyword, lines, heredocs: [] }]))

  test('has its comments before and after it', () => {
    expect(entries('CO\\\n# 1\nPY --x a \\\n# 2\n b \\\n# 3\n')).toEqual([
      { kind: 'comment', text: ' 1' },
      {
        kind: 'raw',
        keyword: 'COPY',
        lines: ['--x a ', { kind: 'line-comment', indent: '', text: ' 2' }, ' b'],
        heredocs: [],
      },
      { kind: 'comment', text: ' 3' },
    ])
  })

  test('has its heredocs', () => {
    expect(entries('COPY --x <<E /\na\nE\nRUN b')).toMatchObject([
      { kind: 'raw', lines: ['--x <<E /'], heredocs: [{ delimiter: 'E', body: 'a\n' }] },
      { kind: 'run' },
    ])
  })

  test('stands at its place', () => {
    const { file, places } = parse('FROM a\n  foo \\\n  b\nRUN c')
    expect(places.get(file.stages[0]!.instructions[0]!)).toEqual({ line: 2, column: 3, endLine: 3, endColumn: 4 })
  })
})
