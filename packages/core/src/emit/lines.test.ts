import { describe, expect, test } from 'vitest'
import { list, node, type Instruction, type Mount, type Raw, type ShellLine } from '../model/index.js'
import { emit } from './emit.js'
import { exec, fileOf, inline, pairs, print, run, shell, withHeredocs } from './testing/models.js'

const user = node<Instruction>({ kind: 'user', user: 'node' })
const cache = { mounts: list([node<Mount>({ kind: 'mount', type: 'cache', options: { target: '/c' } })]) }
const why: ShellLine = { kind: 'line-comment', indent: '  ', text: ' why' }
const raw = (lines: readonly ShellLine[], heredocs: Raw['heredocs'] = list([])) =>
  node<Raw>({ kind: 'raw', keyword: 'RUN', lines: list(lines), heredocs })
const comments = list([{ before: 1, text: ' b' }])

describe('every line of an instruction leads back to it, and none of the next one does', () => {
  test.each<[instruction: Instruction, text: string]>([
    [run(shell('a')), 'RUN a'],
    [run(shell('a ', ' b')), 'RUN a \\\n b'],
    [run(shell('a ', why, ' b')), 'RUN a \\\n  # why\n b'],
    [run(shell('a'), cache), 'RUN --mount=type=cache,target=/c \\\n    a'],
    [run(exec('a'), cache), 'RUN --mount=type=cache,target=/c \\\n    ["a"]'],
    [run(shell('a'), { mounts: list([]) }), 'RUN a'],
    [run(withHeredocs('<<EOF', { body: 'a\n' })), 'RUN <<EOF\na\nEOF'],
    [node({ kind: 'copy', flags: {}, sources: list([inline('f', 'a\n')]), destination: '/x' }), 'COPY <<"f" /x\na\nf'],
    [node({ kind: 'env', pairs: pairs(['A', 'b'], ['C', 'd']) }), 'ENV A=b \\\n    C=d'],
    [node({ kind: 'env', pairs: pairs(['A', 'b']), comments }), 'ENV \\\n    # b\n    A=b'],
    [node({ kind: 'arg', args: list([{ name: 'A' }, { name: 'B' }]), comments }), 'ARG A \\\n    # b\n    B'],
    [raw(['a ', ' b']), 'RUN a \\\n b'],
    [raw(['a ', why, ' b']), 'RUN a \\\n  # why\n b'],
    [raw(['']), 'RUN'],
    [raw(['', 'a']), 'RUN \\\na'],
    [raw(['<<EOF'], withHeredocs('', { body: 'a\n' }).heredocs), 'RUN <<EOF\na\nEOF'],
    [node({ kind: 'cmd', command: shell('a ', ' b') }), 'CMD a \\\n b'],
    [node({ kind: 'healthcheck', flags: {}, command: shell('a ', ' b') }), 'HEALTHCHECK CMD a \\\n b'],
    [node({ kind: 'onbuild', trigger: run(shell('a ', ' b')) as never }), 'ONBUILD RUN a \\\n b'],
  ])('%o', (instruction, text) => {
    const emitted = emit(fileOf([instruction, user]))
    expect(emitted.text).toBe(`FROM alpine\n${text}\nUSER node\n`)
    expect(emitted.lines.slice(1)).toEqual([...text.split('\n').map(() => instruction), user])
  })

  test('also below a comment that is kept from being a directive', () => {
    const { text, lines } = emit(fileOf([user]), { header: ['syntax=a'] })
    expect(text).toBe('\n# syntax=a\n\nFROM alpine\nUSER node\n')
    expect(lines.map((by) => by?.kind)).toEqual([undefined, undefined, undefined, 'stage', 'user'])
  })
})

describe('the lines of a command are arranged so that they can be cut', () => {
  const other: ShellLine = { kind: 'line-comment', indent: '', text: 'x' }
  test.each<[name: string, lines: readonly ShellLine[], text: string]>([
    ['a comment first', [why, 'a'], 'RUN \\\n  # why\na'],
    ['comments first', [why, other, 'a'], 'RUN \\\n  # why\n#x\na'],
    ['a comment last', ['a', why], 'RUN \\\n  # why\na'],
    ['comments last', ['a ', ' b', why, other], 'RUN a \\\n  # why\n#x\n b'],
    ['a blank line last', ['a ', ''], 'RUN a'],
    ['blank lines last, with comments', ['a ', why, ' ', other, ''], 'RUN \\\n  # why\n#x\na'],
    ['blank lines in between', ['a ', '', 'b'], 'RUN a \\\n\\\nb'],
    ['an empty line first', ['', 'a'], 'RUN \\\na'],
    ['an empty line and a comment first', ['', why, 'a'], 'RUN \\\n  # why\na'],
    ['a line that ends with the escape character', ['a\\', 'b ', 'c'], 'RUN a\\b \\\nc'],
    ['two of them', ['a\\', 'b\\', 'c'], 'RUN a\\b\\c'],
    ['a comment behind one', ['a\\', why, 'b'], 'RUN \\\n  # why\na\\b'],
    ['a line that begins with #', ['a ', '#b ', 'c'], 'RUN a #b \\\nc'],
    ['a line that begins with # behind blanks', ['a ', ' \t#b'], 'RUN a  \t#b'],
    ['a first line that begins with #', ['#a ', 'b'], 'RUN #a \\\nb'],
  ])('%s', (_, lines, text) => expect(print(run(shell(...lines)))).toBe(text))

  test.each<[name: string, lines: readonly ShellLine[], text: string]>([
    ['beside flags', ['a ', 'b'], 'RUN --mount=type=cache,target=/c \\\n    a \\\nb'],
    ['a comment first', [why, 'a'], 'RUN --mount=type=cache,target=/c \\\n  # why\na'],
    ['dashes', ['--a ', 'b'], 'RUN --mount=type=cache,target=/c \\\n    -- --a \\\nb'],
    ['dashes on the second line', ['', '  --a'], 'RUN --mount=type=cache,target=/c -- \\\n  --a'],
    ['#', ['#a'], 'RUN --mount=type=cache,target=/c #a'],
    ['nothing', [''], 'RUN --mount=type=cache,target=/c'],
  ])('below mounts: %s', (_, lines, text) => expect(print(run(shell(...lines), cache))).toBe(text))
})
