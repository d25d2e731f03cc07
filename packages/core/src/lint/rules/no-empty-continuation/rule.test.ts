import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('NoEmptyContinuation', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['RUN x \\\n\n  y', [3]],
    ['RUN x \\\n \t \n  y', [3]],
    ['RUN x \\\n\n\n  y', [3, 4]],
    ['RUN x \\\n\n  y \\\n\n  z', [3, 5]],
    ['RUN x \\\n# y\n\n  z', [4]],
    ['RUN x \\\n\n# y\n  z', [3]],
    ['RUN x \\\n\\\n\n  y', [4]],
    ['RUN x \\\n\nRUN y', [3]],
    ['ENV a=b \\\n\n  c=d', [3]],
    ['RUN x \\\r\n\r\n  y\r', [3]],
    ['RUN x \\\n', [3]],
    ['RUN x \\', []],
    ['RUN x \\\n# y\n  z', []],
    ['RUN x \\\n  y\n\nRUN z', []],
    ['RUN <<E\nx \\\n\ny\nE\nCOPY <<E /x\n\nE', []],
    ['# x \\\n\nRUN y', []],
    // BuildKit looks at the directive alone.
    ['# check=skip=NoEmptyContinuation\nRUN x \\\n\n  y', [4]],
    ['# stagecraft allow=NoEmptyContinuation y\nRUN x \\\n\n  y\nRUN x \\\n\n  y', [7]],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('NoEmptyContinuation', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a \\\n\n  AS b\n', [2]],
    ['ARG A=1 \\\n\n  B=2\nFROM a\n', [2]],
    ['# escape=`\nFROM a\nRUN x `\n\n  y\nRUN z \\\n\nRUN z\n', [4]],
    ['# check=skip=NoEmptyContinuation\nFROM a\nRUN x \\\n\n  y\n', []],
    ['# stagecraft allow=NoEmptyContinuation y\nARG A=1 \\\n\n  B=2\nFROM a\n', []],
    ['# stagecraft allow=NoEmptyContinuation y\nFROM a \\\n\n  AS b\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('NoEmptyContinuation', text)).toEqual(lines)
  })

  test('says it once, though the parser says it too', () => {
    const found = linted('FROM scratch\nRUN x \\\n  \n  y\n').filter(({ place }) => place?.line === 3)
    expect(found).toMatchObject([
      {
        code: 'NoEmptyContinuation',
        severity: 'warning',
        message: 'a blank line stands inside a continued instruction, which a future BuildKit refuses',
        hint: 'Remove the line, or write a comment on it',
        place: { line: 3, column: 1, endColumn: 3 },
        fix: [{ kind: 'remove-line', line: 3 }],
      },
    ])
  })
})

const saidOf = (text: string) => linted(text).filter(({ code }) => code === 'NoEmptyContinuation')

test.each(['FROM a\nRUN x \\\n\nUSER 1000\n', 'FROM a\nRUN x \\\n\n# why\n\nUSER 1000 \\\n\n  y\n'])(
  'an instruction that was swallowed is told of, and not made to look as if it were meant: %j',
  (text) => {
    const [first] = saidOf(text)
    expect(first).toMatchObject({
      message:
        'a blank line inside a continued instruction does not end it: USER below it is no instruction here, but text of RUN',
      hint: 'Remove the \\ where the instruction is meant to end',
    })
    expect(first?.fix).toBeUndefined()
  },
)

test.each(['RUN x \\\n\n  USER a\n', 'RUN x \\\n\nuser a\n', 'RUN x \\\n\nUSER\n', 'RUN x \\\n\nUSERS a\n'])(
  'what is no instruction is an argument: %j',
  (text) => {
    expect(saidOf(`FROM a\n${text}`)[0]?.fix).toBeDefined()
  },
)
