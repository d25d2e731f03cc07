import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { insertionFix, withInserted, withLastCommand } from './edit-script.js'
import { readScript } from './run-commands.js'

const runOf = (text: string): Run => parse(`FROM a\nRUN ${text}\n`).file.stages[0]!.instructions[0] as Run

/** The lines of its command, comments among them. */
const linesOf = (run: Run | undefined): readonly string[] | undefined =>
  run?.command.form === 'shell'
    ? run.command.lines.map((line) => (typeof line === 'string' ? line : `#${line.text}`))
    : undefined

describe('withInserted', () => {
  test.each<[what: string, run: string, at: number, lines: string[]]>([
    ['at the beginning', 'a b', 0, ['-a b']],
    ['in a line', 'a b', 1, ['a- b']],
    ['at the end', 'a b', 3, ['a b-']],
    ['in the second line', 'a \\\n  b', 4, ['a ', '  -b']],
    ['at the end of a line', 'a \\\n  b', 2, ['a -', '  b']],
    ['at the end of the last line', 'a \\\n  b', 5, ['a ', '  b-']],
    ['behind a comment', 'a \\\n# c\n  b', 4, ['a ', '# c', '  -b']],
    ['behind the end', 'a', 2, ['a']],
  ])('%s', (_, run, at, lines) => expect(linesOf(withInserted(runOf(run), at, '-'))).toEqual(lines))

  test('changes the body of a heredoc that is the script', () => {
    const edited = withInserted(runOf('<<-E\n\ta\n\tb\n\tE'), 3, '-')!
    expect(edited.command).toMatchObject({ lines: ['<<-E'], heredocs: [{ body: '\ta\n-\tb\n', delimiter: 'E' }] })
  })

  test('leaves alone what no shell reads, and what has input of its own', () => {
    const none = ['["sh", "-c", "a"]', 'cat <<E >f\nb\nE', 'cat <<E <<F\nE\nF'].map((run) =>
      withInserted(runOf(run), 0, '-'),
    )
    expect(none).toEqual([undefined, undefined, undefined])
  })

  test('keeps the rest of the instruction, and makes a frozen one', () => {
    const run = runOf('--network=none a')
    const edited = withInserted(run, 0, '-')!
    expect(edited).toMatchObject({ kind: 'run', flags: run.flags })
    const { command } = edited
    expect([edited, command, command.form === 'shell' && command.lines].every(Object.isFrozen)).toBe(true)
    expect(readScript(run)).toBe('a')
  })

  test('is read as the script with the text in it, wherever that stands', () => {
    const runs = ['a b', 'a \\\n  && b \\\n  && c', 'a \\\n# d\n  b', '<<E\na\nb\nE'].map(runOf)
    fc.assert(
      fc.property(fc.constantFrom(...runs), fc.nat(30), fc.constantFrom('-', ' && x', 'é'), (run, offset, text) => {
        const script = readScript(run)!
        const at = offset % (script.length + 1)
        expect(readScript(withInserted(run, at, text)!)).toBe(script.slice(0, at) + text + script.slice(at))
      }),
      { numRuns: 60, seed: 5 },
    )
  })
})

describe('insertionFix', () => {
  const fixed = (run: string, insertions: readonly { at: number; text: string }[], isTrigger = false) => {
    const node = runOf(run)
    const changes = insertionFix(node, insertions, { isTrigger })
    if (changes === undefined) return undefined
    const [change, ...others] = changes
    expect(others).toEqual([])
    expect(change).toMatchObject({ kind: 'replace', node })
    return change!.kind === 'replace' ? linesOf(change!.by as Run) : undefined
  }

  test.each<[what: string, at: number[], lines: string[]]>([
    ['one', [2], ['a -b', ' c']],
    ['several', [0, 2, 5], ['-a -b', ' c-']],
    ['several in any order', [5, 0, 2], ['-a -b', ' c-']],
  ])('adds texts, each where it stands: %s', (_, offsets, lines) => {
    expect(
      fixed(
        'a b\\\n c',
        offsets.map((at) => ({ at, text: '-' })),
      ),
    ).toEqual(lines)
  })

  test('adds those of one place in the order in which they are given', () => {
    const both = [
      { at: 1, text: '1' },
      { at: 1, text: '2' },
    ]
    expect(fixed('ab', both)).toEqual(['a12b'])
  })

  test('is none for a trigger, without a text, or in exec form', () => {
    expect(fixed('a', [{ at: 0, text: '-' }], true)).toBeUndefined()
    expect(fixed('a', [])).toBeUndefined()
    expect(fixed('["a"]', [{ at: 0, text: '-' }])).toBeUndefined()
  })
})

describe('withLastCommand', () => {
  test.each<[what: string, run: string, lines: string[]]>([
    ['in the line', 'a', ['a && x']],
    ['behind a chain in a line', 'a && b', ['a && b && x']],
    ['as lines begin', 'a \\\n  && b', ['a ', '  && b ', '  && x']],
    ['as the last line begins', 'a \\\n    &&   b', ['a ', '    &&   b ', '    &&   x']],
    ['as a line before the last begins', 'a \\\n  && b \\\n     c', ['a ', '  && b ', '     c ', '  && x']],
    ['as lines end', 'a && \\\n  b', ['a && ', '  b && ', '  x']],
    [
      'as lines end, with the indent of the second',
      'a && \\\n  b && \\\n    c',
      ['a && ', '  b && ', '    c && ', '  x'],
    ],
    ['on a line of its own', 'a \\\n  b', ['a ', '  b ', '  && x']],
    ['with a tab', 'a \\\n\tb', ['a ', '\tb ', '\t&& x']],
    ['with comments between', 'a \\\n# c\n  && b', ['a ', '# c', '  && b ', '  && x']],
  ])('%s', (_, run, lines) => expect(linesOf(withLastCommand(runOf(run), 'x'))).toEqual(lines))

  test('is none in exec form, and with a heredoc', () => {
    expect([withLastCommand(runOf('["a"]'), 'x'), withLastCommand(runOf('<<E\na\nE'), 'x')]).toEqual([
      undefined,
      undefined,
    ])
  })
})
