import { describe, expect, test } from 'vitest'
import type { Raw } from '../model/index.js'
import { parse } from './parse-file.js'
import { oneOf, read } from './testing/read.js'
import { reported } from './testing/reported.js'

/** The trigger of the one ONBUILD of a text: its keyword, then its lines. */
function triggerOf(text: string, head?: string): readonly unknown[] {
  const { keyword, lines } = oneOf('onbuild', text, head).trigger as Raw
  return [keyword, ...lines]
}

describe('a trigger is its text', () => {
  test.each<[text: string, keyword: string, ...lines: readonly string[]]>([
    ['ONBUILD RUN a', 'RUN', 'a'],
    ['onbuild run a', 'run', 'a'],
    ['ONBUILD  RUN a', 'RUN', 'a'],
    ['ONBUILD\tRUN a', 'RUN', 'a'],
    ['ONBUILD RuN a', 'RuN', 'a'],
    ['ONBUILD RUN  a  b  ', 'RUN', ' a  b  '],
    ['ONBUILD RUN --mount=type=ssh a', 'RUN', '--mount=type=ssh a'],
    ['ONBUILD RUN ["a"]', 'RUN', '["a"]'],
    ['ONBUILD COPY $A "b" c', 'COPY', '$A "b" c'],
    ['ONBUILD ENV A=${B', 'ENV', 'A=${B'],
    ['ONBUILD CMD', 'CMD', ''],
    ['ONBUILD FOO bar', 'FOO', 'bar'],
    ['ONBUILD RUN a # b', 'RUN', 'a # b'],
    ['ONBUILD RUN a \\\n b', 'RUN', 'a ', ' b'],
    ['ONBUILD RUN \\\n a', 'RUN', '', ' a'],
    ['ONBUILD \\\n RUN a', 'RUN', 'a'],
    ['ONBUILD \\\n RUN a \\\n b \\\n c ', 'RUN', 'a ', ' b ', ' c '],
    ['ONBUILD RUN a \\\n \\\n', 'RUN', 'a  '],
    ['ONBUILD RUN a\\\\', 'RUN', 'a\\\\'],
    ['ONBUILD RUN a\u00a0', 'RUN', 'a\u00a0'],
    ['ONBUILD RUN   ', 'RUN', '  '],
    ['ONBUILD CMD \t', 'CMD', '\t'],
  ])('%j', (text, ...expected) => expect(triggerOf(text)).toEqual(expected))

  test('escaped with the character of the file', () => {
    expect(triggerOf('ONBUILD RUN a `\n b\\', '# escape=`\nFROM a\n')).toEqual(['RUN', 'a ', ' b\\'])
  })

  test('with the comments inside, and those at its ends beside it', () => {
    const entries = read('ONBUILD \\\n# 1\n RUN a \\\n # 2\n b \\\n# 3\n')
    expect(entries).toMatchObject([
      { kind: 'comment', text: ' 1' },
      { kind: 'onbuild', trigger: { lines: ['a ', { kind: 'line-comment', indent: ' ', text: ' 2' }, ' b '] } },
      { kind: 'comment', text: ' 3' },
    ])
  })

  test('with the heredocs of RUN, COPY and ADD, and of no other', () => {
    const heredoc = { kind: 'heredoc', delimiter: 'E', expand: true, stripTabs: false, body: 'b\n' }
    for (const trigger of ['RUN <<E', 'COPY <<E /', 'add <<E /', 'RUN a <<E'])
      expect(oneOf('onbuild', `ONBUILD ${trigger}\nb\nE`).trigger).toMatchObject({ heredocs: [heredoc] })
    for (const trigger of ['CMD <<E', 'RUN ["<<E"]', 'FOO <<E', 'ENV A=<<E'])
      expect(oneOf('onbuild', `ONBUILD ${trigger}\n`).trigger).toMatchObject({ heredocs: [] })
  })

  test.each([
    // More than one blank, or another, stands between keyword and rest; or it is no word of letters.
    ...['RUN\ta', 'RUN\\\n\ta', 'RUN ', 'RUN\f'],
    ...['-- RUN a', '[x] y', 'R\u00e9N x', 'RUN;x', 'RUN1 x', '"RUN" x', '\u00a0RUN a', '\u000bRUN a'],
  ])('together with its keyword: %j', (rest) => {
    const [entry] = read(`ONBUILD ${rest}`)
    const lines = rest.split('\\\n')
    expect(entry).toEqual({ kind: 'raw', keyword: 'ONBUILD', lines, heredocs: [] })
  })
})

describe('a trigger is refused', () => {
  const onlyStrings = (keyword: string) =>
    `${keyword}: a JSON list may only hold strings, found "[1]" | Put each item in double quotes`
  const quoted = 'A value with white space is put into double quotes'
  test.each<[text: string, code: string, at: string, sentence: string]>([
    ['ONBUILD', 'missing-argument', 'ONBUILD', 'ONBUILD: the instruction is missing'],
    ['ONBUILD --', 'missing-argument', 'ONBUILD --', 'ONBUILD: the instruction is missing'],
    ['ONBUILD ONBUILD RUN a', 'bad-trigger', 'ONBUILD', 'ONBUILD ONBUILD is not allowed'],
    ['ONBUILD from a', 'bad-trigger', 'from', 'ONBUILD FROM is not allowed'],
    ['ONBUILD MAINTAINER', 'bad-trigger', 'MAINTAINER', 'ONBUILD MAINTAINER is not allowed'],
    ['ONBUILD -- FROM a', 'bad-trigger', 'FROM', 'ONBUILD FROM is not allowed'],
    ['ONBUILD --a RUN b', 'unknown-option', '--a', 'ONBUILD has no flag --a; it takes none'],
    ['ONBUILD RUN [1]', 'bad-json', '[1]', onlyStrings('RUN')],
    ['ONBUILD CMD [1]', 'bad-json', '[1]', onlyStrings('CMD')],
    ['ONBUILD ENTRYPOINT [1]', 'bad-json', '[1]', onlyStrings('ENTRYPOINT')],
    ['ONBUILD SHELL [1]', 'bad-json', '[1]', onlyStrings('SHELL')],
    ['ONBUILD COPY --x [1]', 'bad-json', '[1]', onlyStrings('COPY')],
    ['ONBUILD ADD [1]', 'bad-json', '[1]', onlyStrings('ADD')],
    ['ONBUILD VOLUME [1]', 'bad-json', '[1]', onlyStrings('VOLUME')],
    ['ONBUILD HEALTHCHECK CMD [1]', 'bad-json', '[1]', onlyStrings('HEALTHCHECK')],
    ['ONBUILD HEALTHCHECK x [1]', 'bad-json', '[1]', onlyStrings('HEALTHCHECK')],
    ['ONBUILD ENV a', 'missing-argument', 'a', 'ENV: "a" has no value | It is written ENV a=value'],
    ['ONBUILD LABEL a=b c', 'missing-argument', 'c', `LABEL: "c" has no "="; each item is key=value | ${quoted}`],
  ])('%s', (text, code, at, sentence) => expect(reported(`FROM a\n${text}`)).toEqual([[code, at, sentence]]))

  // BuildKit reads how the arguments are cut, and no more, before a child image is built.
  test.each([
    ...['FOO', 'FROMM a', 'RUN --x a', 'COPY a', 'COPY', 'COPY --from=', 'ENV', "ENV 'a=b", 'LABEL =b', 'ARG', 'ARG ='],
    ...[
      'EXPOSE x',
      'USER',
      "USER 'a",
      'WORKDIR ${a',
      'STOPSIGNAL x',
      'SHELL a',
      'VOLUME ""',
      'HEALTHCHECK',
      'HEALTHCHECK x',
    ],
    ...['EXPOSE [1]', 'USER [1]', 'ENV a=[1]', 'ARG [1]', 'HEALTHCHECK [1]', 'HEALTHCHECK NONE a'],
  ])('only in a child: %s', (rest) => expect(reported(`FROM a\nONBUILD ${rest}`)).toEqual([]))

  test('and what follows is read all the same', () => {
    const { instructions } = parse('FROM a\nONBUILD FROM b\nRUN c').file.stages[0]!
    expect(instructions.map(({ kind }) => kind)).toEqual(['raw', 'run'])
  })
})
