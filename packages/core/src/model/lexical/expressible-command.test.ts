import { describe, expect, test } from 'vitest'
import { sentence } from '../../problem/testing/sentence.js'
import type { ProblemInput } from '../../problem/index.js'
import type { Heredoc, ShellCommand, ShellLine } from '../command.js'
import type { InlineFile } from '../instructions.js'
import { variable, word } from '../word.js'
import {
  execFormProblem,
  heredocProblem,
  heredocsProblem,
  inlineFileProblem,
  joined,
  linesProblem,
  shellProblem,
} from './expressible-command.js'

const said = (problem: ProblemInput | undefined) => problem && `${problem.code}: ${sentence(problem)}`
const comment = (text: string, indent = ''): ShellLine => ({ kind: 'line-comment', indent, text })
const command = (lines: readonly ShellLine[], ...heredocs: readonly Heredoc[]): ShellCommand => ({
  form: 'shell',
  lines,
  heredocs,
})
const heredoc = (change: Partial<Heredoc> = {}): Heredoc => ({
  kind: 'heredoc',
  delimiter: 'EOF',
  expand: true,
  stripTabs: false,
  body: 'a\n',
  ...change,
})
const readHere = (delimiter: string) =>
  `bad-heredoc: RUN: BuildKit reads a heredoc here that ends at a line "${delimiter}" | Quote it, or write << without white space before it`
const notFound = (delimiter: string, what = 'RUN') =>
  `bad-heredoc: ${what}: BuildKit does not find the heredoc "${delimiter}" in its line`

describe('a command in shell form', () => {
  test.each<[lines: readonly ShellLine[]]>([
    [['']],
    [['npm ci']],
    [['--x']],
    [['[ -f a ] && b']],
    [['#a']],
    [['"a" \'b\' `c` ${d']],
    [['echo $((1<<2))']],
    [['cat<<EOF']],
    [['a \\\\']],
    [['a\tb']],
    [['\u00e9 \u{1f600}']],
    [['a ', '  b']],
    [['', '    a']],
    [['a ', '', ' b']],
    [['a ', comment(' c'), comment('', '\t'), ' b']],
    [['', comment(' c'), ' b']],
    [['["a"', ']x']],
  ])('is fine: %j', (lines) => expect(shellProblem('RUN', command(lines))).toBeUndefined())

  const cannot = (why: string, found: string) => `not-expressible: RUN: ${why}, found ${JSON.stringify(found)}`
  const before = 'white space before the command is not kept'
  const after = 'white space after the command is not kept'
  const list = 'a command that is a JSON list would be read as exec form'
  const open = 'an \\ at its end would continue the line'
  const none = 'not-expressible: RUN: a comment stands between lines of text, and there is none'
  test.each<[lines: readonly ShellLine[], problem: string]>([
    [[' a'], cannot(before, ' a')],
    [['\ta ', 'b'], cannot(before, '\ta b')],
    [['\u00a0a'], cannot(before, '\u00a0a')],
    [['a '], cannot(after, 'a ')],
    [['a', 'b\u2003'], cannot(after, 'ab\u2003')],
    [['["a"]'], cannot(list, '["a"]')],
    [['[]'], cannot(list, '[]')],
    [['[1]'], cannot(list, '[1]')],
    [['["a",', ' "b"]'], cannot(list, '["a", "b"]')],
    [['a\\'], cannot(open, 'a\\')],
    [['\\'], cannot(open, '\\')],
    [['a', '\\'], cannot(open, 'a\\')],
    [['a\nb'], 'newline-in-command: RUN: a newline cannot be written here, found "a\\nb"'],
    [['a ', 'b\n'], 'newline-in-command: RUN: a newline cannot be written here, found "b\\n"'],
    [['a\0'], 'not-expressible: RUN: a NUL character cannot be written here, found "a\\u0000"'],
    [['\ud800'], 'not-expressible: RUN: half of a surrogate pair cannot be written here, found "\\ud800"'],
    [['a ', comment('b\nc'), 'd'], 'newline-in-value: comment in RUN: a newline cannot be written here, found "b\\nc"'],
    [['a ', comment('b', 'x'), 'd'], 'not-expressible: RUN: a comment is indented by white space only'],
    [['a ', comment('b', ' \n'), 'd'], 'not-expressible: RUN: a comment is indented by white space only'],
    [['', comment('b'), ''], none],
    [['\t', comment('b'), ' '], none],
    [[comment('b')], none],
  ])('is refused: %j', (lines, problem) => expect(said(shellProblem('RUN', command(lines)))).toBe(problem))

  test('is read with the escape character of the file', () => {
    expect(shellProblem('RUN', command(['a\\']), '`')).toBeUndefined()
    expect(said(shellProblem('RUN', command(['a`']), '`'))).toBe(
      'not-expressible: RUN: an ` at its end would continue the line, found "a`"',
    )
  })
})

describe('heredocs of a command', () => {
  test.each<[lines: readonly ShellLine[], heredocs: readonly Heredoc[], problem: string | undefined]>([
    [['<<EOF'], [heredoc()], undefined],
    [['cat <<EOF ', '| b'], [heredoc()], undefined],
    [['<<"EOF"'], [heredoc({ expand: false })], undefined],
    [['<<-EOF'], [heredoc({ stripTabs: true })], undefined],
    [['<<A <<B'], [heredoc({ delimiter: 'A' }), heredoc({ delimiter: 'B', body: '' })], undefined],
    [['<<"EOF"'], [heredoc()], notFound('EOF')],
    [['<<EOF'], [heredoc({ expand: false })], notFound('EOF')],
    [['<<-EOF'], [heredoc()], notFound('EOF')],
    [['<<EOF'], [heredoc({ stripTabs: true })], notFound('EOF')],
    [['<<EO'], [heredoc()], notFound('EOF')],
    [['a'], [heredoc()], notFound('EOF')],
    [['a'], [heredoc({ delimiter: 'B' })], notFound('B')],
    [['<<A <<B'], [heredoc({ delimiter: 'B' }), heredoc({ delimiter: 'A' })], notFound('B')],
    [['<<EOF'], [heredoc(), heredoc({ delimiter: 'B' })], notFound('B')],
    [['a <<b'], [], readHere('b')],
    [['<<EOF <<B'], [heredoc()], readHere('B')],
    [['echo $((1 << 2))'], [], readHere('2))')],
    // BuildKit refuses the delimiter, so no body makes it right.
    [["a ${b:+ <<\\'E}"], [], readHere("'E}")],
    [["a ${b:+ <<\\'E}"], [heredoc({ delimiter: "'E}" })], notFound("'E}")],
    [['<<EOF'], [heredoc({ body: 'a' })], 'bad-heredoc: RUN: "EOF" must end with a newline'],
    [['<<EOF'], [heredoc({ body: '\0\n' })], 'not-expressible: RUN: a NUL character cannot be written in "EOF"'],
    [
      ['<<EOF'],
      [heredoc({ body: '\ud800\n' })],
      'not-expressible: RUN: half of a surrogate pair cannot be written in "EOF"',
    ],
    [['<<EOF'], [heredoc({ body: `${'x'.repeat(65_535)}\n` })], undefined],
    [
      ['<<EOF'],
      [heredoc({ body: `a\n${'x'.repeat(65_536)}\n` })],
      'line-too-long: RUN: a line of "EOF" has more than 65535 bytes',
    ],
  ])('%j', (lines, heredocs, problem) => expect(said(shellProblem('RUN', command(lines, ...heredocs)))).toBe(problem))

  test('are looked for in RUN only, unless it is said', () => {
    expect(shellProblem('CMD', command(['a <<b']))).toBeUndefined()
    expect(said(shellProblem('CMD', command(['<<EOF'], heredoc())))).toBe(notFound('EOF', 'CMD'))
    expect(shellProblem('RUN', command(['a <<b']), '\\', false)).toBeUndefined()
    expect(shellProblem('ONBUILD RUN', command(['a <<b']), '\\', true)?.code).toBe('bad-heredoc')
  })

  const ends = (delimiter: string) =>
    `bad-heredoc: RUN: the heredoc "${delimiter}" has a line that is its own name, which would end it | Give it another name`
  test.each<[change: Partial<Heredoc>, problem: string | undefined]>([
    [{ body: 'EOF\n' }, ends('EOF')],
    [{ body: 'a\nEOF\nb\n' }, ends('EOF')],
    [{ body: 'EOF\r\n' }, ends('EOF')],
    [{ body: '\tEOF\n', stripTabs: true }, ends('EOF')],
    [{ body: '\tEOF\n' }, undefined],
    [{ body: ' EOF\n', stripTabs: true }, undefined],
    [{ body: 'EOF \nEOFX\nXEOF\n' }, undefined],
    [{ body: '' }, undefined],
    [{ delimiter: 'a', body: 'a\n' }, ends('a')],
  ])('have no line that ends them: %j', (change, problem) =>
    expect(said(heredocProblem('RUN', heredoc(change)))).toBe(problem),
  )
})

test('lines are joined with nothing in between, and comments left out', () => {
  expect(joined(['a ', comment('b'), ' c', 'd'])).toBe('a  cd')
  expect(joined([comment('b')])).toBe('')
  expect(linesProblem('ENV', ['a', '\tb '])).toBeUndefined()
  expect(heredocsProblem('COPY', [], [])).toBeUndefined()
})

describe('an inline file', () => {
  const file: InlineFile = { kind: 'inline-file', name: 'f', content: 'a\n', expand: false, stripTabs: false }
  const named = (name: string) =>
    `bad-heredoc: COPY: the name of an inline file has no white space and no "<", found ${JSON.stringify(name)}`
  const ends =
    'bad-heredoc: COPY: the heredoc "f" has a line that is its own name, which would end it | Give it another name'
  const newline = 'bad-heredoc: COPY: "f" must end with a newline'
  const A = variable('A')
  test.each<[change: Partial<InlineFile>, problem: string | undefined]>([
    [{}, undefined],
    [{ content: '' }, undefined],
    [{ content: 'a\n\n\\ $b "\n' }, undefined],
    [{ name: '/etc/a.conf' }, undefined],
    [{ name: '"a\'' }, undefined],
    // A backslash before it keeps such a line from ending a file that is expanded.
    [{ content: 'f\n', expand: true }, undefined],
    [{ content: word(['a', A, '\n']), expand: true }, undefined],
    [{ content: word([variable('A', ":-it's"), '\n']), expand: true }, undefined],
    [{ content: word(['f', A, '\nf\n']), expand: true }, undefined],
    ...['', 'a b', 'a\tb', 'a\n', 'a<', '\0', '\ud800'].map((name): [Partial<InlineFile>, string] => [
      { name },
      named(name),
    ]),
    [{ content: 'a' }, newline],
    [{ content: 'a\nb', expand: true }, newline],
    [{ content: 'f\n' }, ends],
    [{ content: 'a\nf\r\n' }, ends],
    [{ content: '\tf\n', stripTabs: true }, ends],
    [{ content: '\0\n' }, 'not-expressible: COPY: a NUL character cannot be written in "f"'],
    [{ content: `${'x'.repeat(65_536)}\n` }, 'line-too-long: COPY: a line of "f" has more than 65535 bytes'],
    [{ content: word([A, '\n']) }, 'bad-heredoc: COPY: the inline file "f" has variables, and they are not expanded'],
    [{ content: word([A]), expand: true }, 'bad-heredoc: COPY: the inline file "f" must end with a newline'],
    [{ content: word(['\n', A]), expand: true }, 'bad-heredoc: COPY: the inline file "f" must end with a newline'],
    [{ content: word([A, 'a']), expand: true }, newline],
    [
      { content: word(['\0', A, '\n']), expand: true },
      'not-expressible: COPY: a NUL character cannot be written in "f"',
    ],
    [
      { content: word([variable('a-b'), '\n']), expand: true },
      'bad-variable: COPY: "a-b" is not a variable that BuildKit reads',
    ],
  ])('%j', (change, problem) => expect(said(inlineFileProblem('COPY', { ...file, ...change }))).toBe(problem))
})

test.each<[what: string, args: readonly string[], problem: string | undefined]>([
  ['CMD', [], undefined],
  ['ENTRYPOINT', [], undefined],
  ['RUN', [], 'empty-sources: RUN: the list must not be empty'],
  ['SHELL', [], 'empty-sources: SHELL: the list must not be empty'],
  ['RUN', ['a\n', ''], undefined],
  ['CMD', ['\0'], 'not-expressible: CMD: a NUL character cannot be written here, found "\\u0000"'],
])('the exec form of %s: %j', (what, args, problem) => expect(said(execFormProblem(what, args))).toBe(problem))
