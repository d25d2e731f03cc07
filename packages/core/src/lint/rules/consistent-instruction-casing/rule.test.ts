import { describe, expect, test } from 'vitest'
import { parse } from '../../../parse/parse-file.js'
import { lint } from '../../lint.js'
import { linesOf, saidBy } from '../../testing/said.js'

describe('ConsistentInstructionCasing', () => {
  test.each<readonly [what: string, text: string, lines: readonly number[]]>([
    ['the fewer ones are wrong', 'from a\nrun x\nRUN y\n', [3]],
    ['upper case wins a tie', 'from a\nRUN x\n', [1]],
    ['over all stages', 'FROM a\nrun x\nFROM b\nrun y\nrun z\n', [1, 3]],
    ['mixed is wrong in either', 'FROM a\nRun x\n', [2]],
    ['mixed alone', 'From a\n', [1]],
    ['mixed counts for neither', 'from a\nRun x\nRUN y\n', [1, 2]],
    ['mixed among lower case', 'from a\nrun x\nRun y\nRUN z\n', [3, 4]],
    ['lower case alone', 'from a\nrun x\n', []],
    ['an ARG before the first FROM', 'arg A=1\nFROM a\nRUN x\n', []],
    ['AS, and the CMD of HEALTHCHECK', 'FROM a as b\nHEALTHCHECK cmd x\n', []],
    ['ONBUILD, and not what it brings', 'FROM a\nONBUILD run x\nonbuild RUN y\n', [3]],
    ['what a heredoc and a comment hold', 'FROM a\n# run\nRUN <<E\nrun x\nE\n', []],
    ['what is no instruction', 'FROM a\nRUN x\npecl install y\n{{end}}\n', []],
    ['a keyword alone', 'FROM a\nrun\nRUN y\n', [2]],
    ['behind blanks, before a tab', 'FROM a\n  run\tx\nRUN y\n', [2]],
    ['a keyword cut by a continuation', 'FROM a\nru\\\nn x\nRUN y\n', [2]],
    ['lines that end with a carriage return', 'FROM a\r\nrun x\r\nRUN y\r\n', [2]],
    ['a comment of BuildKit counts for whole files only', 'FROM a\n# check=skip=all\nrun x\nRUN y\n', [3]],
    ['the directive silences it', '# check=skip=ConsistentInstructionCasing\nFROM a\nrun x\nRUN y\n', []],
    ['a comment of ours silences it', 'FROM a\n# stagecraft allow=ConsistentInstructionCasing x\nrun x\nRUN y\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('ConsistentInstructionCasing', text)).toEqual(lines)
  })

  test('knows every keyword', () => {
    const stage =
      'add a /\narg A\ncmd ["x"]\ncopy a /\nentrypoint ["x"]\nenv A=1\nexpose 1\nhealthcheck NONE\nlabel a=b\nmaintainer x\n' +
      'onbuild RUN x\nrun x\nshell ["x"]\nstopsignal 9\nuser x\nvolume /x\nworkdir /x\n'
    expect(linesOf('ConsistentInstructionCasing', `FROM a\n${stage}`)).toEqual([1])
    expect(linesOf('ConsistentInstructionCasing', `${'FROM a\n'.repeat(17)}${stage}`)).toHaveLength(17)
  })

  test('says what is written, and what most are', () => {
    expect(saidBy('ConsistentInstructionCasing', 'FROM a\n  Copy a /b\n')).toMatchObject([
      {
        severity: 'warning',
        message: '"Copy" stands among keywords that are upper case',
        hint: 'Write "COPY"',
        place: { line: 2, column: 3, endColumn: 12 },
      },
    ])
    expect(saidBy('ConsistentInstructionCasing', 'from a\nrun x\nRUN y\n')).toMatchObject([
      { message: '"RUN" stands among keywords that are lower case', hint: 'Write "run"' },
    ])
  })

  test('says nothing where nobody knows how it is written', () => {
    const { file } = parse('FROM a\nrun x\n')
    expect(lint(file, { rules: { 'root-user': 'off' } })).toEqual([])
  })
})
