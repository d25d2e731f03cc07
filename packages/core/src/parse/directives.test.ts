import { describe, expect, test } from 'vitest'
import { readDirectives } from './directives.js'
import { parse } from './parse-file.js'
import { physicalLines } from './physical-lines.js'
import { reported } from './testing/reported.js'

function read(text: string) {
  const problems: string[] = []
  const { directives, count, ignored } = readDirectives(
    physicalLines(text),
    (line, { code, message }) => void problems.push(`${line + 1} ${code}: ${message}`),
  )
  return { directives, count, ignored: [...ignored], problems }
}

describe('a directive', () => {
  test.each<[text: string, directives: object]>([
    ['# syntax=a', { syntax: 'a' }],
    ['#syntax=a', { syntax: 'a' }],
    ['#\u00a0\tSynTax \t=\f a\t\r\n', { syntax: 'a' }],
    ['# syntax=docker/dockerfile:1@sha256:0', { syntax: 'docker/dockerfile:1@sha256:0' }],
    ['# syntax=a b', { syntax: 'a b' }],
    ['# syntax=a=b', { syntax: 'a=b' }],
    ['# syntax=a # b', { syntax: 'a # b' }],
    ['# syntax==', { syntax: '=' }],
    ['# escape=`', { escape: '`' }],
    ['# ESCAPE=\\', { escape: '\\' }],
    ['# escape = ` ', { escape: '`' }],
    ['# check=skip=all;error=true', { check: 'skip=all;error=true' }],
    ['# check=error=true\n# escape=`\n# syntax=a', { syntax: 'a', escape: '`', check: 'error=true' }],
    ['\ufeff# escape=`', { escape: '`' }],
    // White space that Go's \\s does not know is of the value.
    ['# syntax=\u00a0a\u00a0', { syntax: '\u00a0a\u00a0' }],
    ['# syntax=\u000ba', { syntax: '\u000ba' }],
  ])('%j is read', (text, directives) =>
    expect(read(text)).toEqual({ directives, count: text.trimEnd().split('\n').length, ignored: [], problems: [] }),
  )

  test.each([
    ...[
      '',
      '\n# escape=`',
      '# a\n# escape=`',
      '#\n# escape=`',
      '# other=x\n# escape=`',
      '#!/bin/x\n# escape=`',
      'FROM a\n# escape=`',
    ],
    ...[
      '# escape',
      '# escape `',
      '# escape:`',
      '# escape=',
      '# escape=\n',
      '# esc ape=`',
      '## escape=`',
      '#-escape=`',
      '// escape=`',
    ],
    ...['# escapes=`', '# syntax-x=a', '# \u017fyntax=a', '# syntax\u00a0=a', '# 1=a'],
  ])('%j is none', (text) => expect(read(text)).toEqual({ directives: {}, count: 0, ignored: [], problems: [] }))

  test.each<[text: string, directives: object, count: number]>([
    ['# syntax=a\n\n# escape=`', { syntax: 'a' }, 1],
    ['# syntax=a\n# b\n# escape=`', { syntax: 'a' }, 1],
    ['# syntax=a\nFROM b\n# escape=`', { syntax: 'a' }, 1],
    ['# syntax=a\n# escape\n# check=b', { syntax: 'a' }, 1],
  ])('comes no more after a line that is none: %j', (text, directives, count) =>
    expect(read(text)).toMatchObject({ directives, count }),
  )

  test.each<[text: string, directives: object, ...problems: readonly string[]]>([
    [
      '# syntax=a\n# syntax=a',
      { syntax: 'a' },
      '2 bad-directive: The directive "syntax" is given twice; one is allowed',
    ],
    ['# check=a\n# CHECK=b', { check: 'a' }, '2 bad-directive: The directive "check" is given twice; one is allowed'],
    [
      '# escape=`\n# escape=\\',
      { escape: '`' },
      '2 bad-directive: The directive "escape" is given twice; one is allowed',
    ],
    ['# escape=x', {}, '1 bad-directive: # escape= takes \\ or `, found "x"'],
    ['# escape=\\\\', {}, '1 bad-directive: # escape= takes \\ or `, found "\\\\\\\\"'],
    ['# escape=` `', {}, '1 bad-directive: # escape= takes \\ or `, found "` `"'],
    ['# escape= ', {}, '1 bad-directive: # escape= takes \\ or `, found " "'],
    // Of a value that is all white space the last character remains.
    ['# escape= \t', {}, '1 bad-directive: # escape= takes \\ or `, found "\\t"'],
    [
      '# escape=x\n# escape=`\n# syntax=a',
      { syntax: 'a' },
      '1 bad-directive: # escape= takes \\ or `, found "x"',
      '2 bad-directive: The directive "escape" is given twice; one is allowed',
    ],
  ])('is refused: %j', (text, directives, ...problems) => expect(read(text)).toMatchObject({ directives, problems }))
})

describe('a directive behind white space', () => {
  test.each<[text: string, directives: object, ignored: readonly number[]]>([
    [' # escape=`', { escape: '`' }, []],
    [' # syntax=a', {}, [0]],
    ['\t# check=a', {}, [0]],
    ['\u00a0# syntax=a', {}, [0]],
    // It hides those below it from all but who looks for the escape character.
    [' # syntax=a\n# check=b\n# escape=`', { escape: '`' }, [0, 1]],
    [' # escape=`\n# syntax=a', { escape: '`' }, [1]],
    ['# syntax=a\n # check=b\n# escape=`', { syntax: 'a', escape: '`' }, [1]],
  ])('is heeded when it says what escapes, and else not: %j', (text, directives, ignored) =>
    expect(read(text)).toEqual({ directives, count: text.split('\n').length, ignored, problems: [] }),
  )

  test('is a comment of the file when nobody heeds it', () => {
    const { file, places, problems } = parse(' # syntax=a\n# check=b\n# c\n\nFROM d')
    expect(file.directives).toEqual({})
    expect(file.globalArgs).toEqual([' syntax=a', ' check=b', ' c'].map((text) => ({ kind: 'comment', text })))
    expect(file.globalArgs.map((entry) => places.get(entry)!.line)).toEqual([1, 2, 3])
    expect(problems).toEqual([])
  })
})

describe('the top of a file', () => {
  test('is read with the escape character that it says', () => {
    const lines = (text: string) => parse(text).file.stages[0]!.instructions
    expect(lines('# escape=`\nFROM a\nRUN b `\n c \\')).toMatchObject([{ command: { lines: ['b ', ' c \\'] } }])
    expect(lines('# escape=x\nFROM a\nRUN b \\\n c `')).toMatchObject([{ command: { lines: ['b ', ' c `'] } }])
  })

  test.each([
    ['', 'empty-file', '', 'The file has no instruction'],
    ['\n', 'empty-file', '', 'The file has no instruction'],
    ['# a\n\n# b', 'empty-file', '# a\n\n# b', 'The file has no instruction'],
    ['# syntax=a', 'empty-file', '# syntax=a', 'The file has no instruction'],
    ['RUN a\nFROM b', 'no-stage', 'RUN', 'RUN stands before the first FROM; only ARG and comments may'],
    ['copy a b', 'no-stage', 'copy', 'COPY stands before the first FROM; only ARG and comments may'],
    ['foo\nFROM b', 'unknown-instruction', 'foo', '"foo" is no instruction of a Dockerfile'],
    ['FRON a', 'unknown-instruction', 'FRON', '"FRON" is no instruction of a Dockerfile | Did you mean "FROM"?'],
  ])('is told what is wrong: %j', (text, code, at, sentence) => expect(reported(text)[0]).toEqual([code, at, sentence]))

  test('keeps the comments of what may not stand there', () => {
    const { file } = parse('# 1\nCOPY a \\\n# 2\n b\nARG c\n# 3\nFROM d')
    expect(file.globalArgs).toMatchObject([{ text: ' 1' }, { text: ' 2' }, { kind: 'arg' }])
    expect(file.stages[0]!.comments).toMatchObject([{ text: ' 3' }])
  })
})

describe('a line that is too long', () => {
  const long = 'x'.repeat(65_536)
  test.each([
    [`FROM a\nRUN ${long}`, 2],
    [`FROM a\n# ${long}\nRUN b`, 2],
    [`FROM a\nRUN <<E\n${long}\nE`, 3],
    [`# ${long}\nFROM a`, 1],
  ])('is told once: %#', (text, line) => {
    const { problems } = parse(`${text}\nCMD ${long}`)
    expect(problems.filter(({ code }) => code === 'line-too-long')).toMatchObject([
      { message: 'The line is longer than 65,535 bytes', place: { line, column: 1 } },
    ])
  })
})

describe('behind a line for who executes the file', () => {
  test.each<[top: string, directives: object, comments: readonly string[]]>([
    ['#!/bin/x\n# syntax=a', { syntax: 'a' }, ['!/bin/x']],
    ['#!/bin/x\n# check=b\n# syntax=a\n# c', { syntax: 'a', check: 'b' }, ['!/bin/x', ' c']],
    ['#!/bin/x\n# escape=`\n# syntax=a', { syntax: 'a' }, ['!/bin/x', ' escape=`']],
    ['#!/bin/x\n\n# syntax=a', {}, ['!/bin/x', ' syntax=a']],
    ['#!/bin/x\n # syntax=a', {}, ['!/bin/x', ' syntax=a']],
    ['#!/bin/x\n# syntax=a\n# syntax=b', { syntax: 'a' }, ['!/bin/x', ' syntax=b']],
    ['\n#!/bin/x\n# syntax=a', {}, ['!/bin/x', ' syntax=a']],
    [' #!/bin/x\n# syntax=a', {}, ['!/bin/x', ' syntax=a']],
  ])('%j has the frontend and the checks, and no escape character', (top, directives, comments) => {
    const { file, problems } = parse(`${top}\nARG A\nFROM a\n`)
    expect(problems).toEqual([])
    expect(file.directives).toEqual(directives)
    expect(Object.isFrozen(file.directives)).toBe(true)
    expect(file.globalArgs.flatMap((one) => (one.kind === 'comment' ? [one.text] : []))).toEqual(comments)
  })
})
