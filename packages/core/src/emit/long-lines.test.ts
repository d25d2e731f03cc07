import { describe, expect, test } from 'vitest'
import { imageReference, list, node, type Instruction, type Mount } from '../model/index.js'
import { longestLine, utf8Length } from '../model/lexical/physical-line.js'
import { emit } from './emit.js'
import { continueLongLines } from './long-lines.js'
import {
  exec,
  fileOf,
  inline,
  page,
  pairs,
  run,
  sentenceOf,
  shell,
  stageOf,
  textOf,
  withHeredocs,
} from './testing/models.js'

const most = longestLine
const x = (count: number, character = 'x'): string => character.repeat(count)

/** The lines of a text that was continued. They are short enough, and joined as BuildKit joins them they are the text. */
function cut(text: string, escape: '\\' | '`' = '\\'): readonly string[] {
  const printed = continueLongLines(text, page(escape))
  const lines = printed.split('\n')
  expect(Math.max(...lines.map((line) => utf8Length(line)))).toBeLessThanOrEqual(most)
  expect(printed.replaceAll(`${escape}\n`, '')).toBe(text.replaceAll(`${escape}\n`, ''))
  return lines
}

const long = x(most + 1)
const cache = node<Mount>({ kind: 'mount', type: 'cache', options: { target: '/c' } })
const words = (kind: 'expose' | 'volume') =>
  node<Instruction>(kind === 'expose' ? { kind, ports: list([long]) } : { kind, paths: list([long]) })
const pair = (kind: 'env' | 'label') => node<Instruction>({ kind, pairs: pairs(['A', long]) })

describe('every instruction that is too long', () => {
  test.each<[name: string, instruction: Instruction]>([
    ['RUN', run(shell(long))],
    ['RUN in exec form', run(exec('a', long))],
    ['RUN in exec form below a mount', run(exec(long), { mounts: list([cache]) })],
    ['RUN with a long flag', run(exec('a'), { devices: list([long]) })],
    ['RUN with a heredoc', run(withHeredocs(`${long} <<EOF`, { body: 'a\n' }))],
    ['RUN as a trigger', node({ kind: 'onbuild', trigger: run(exec(long)) as never })],
    ['COPY', node({ kind: 'copy', flags: {}, sources: list([long]), destination: '/' })],
    ['COPY as a list', node({ kind: 'copy', flags: {}, sources: list([`a ${long}`]), destination: '/' })],
    ['COPY of a file', node({ kind: 'copy', flags: {}, sources: list([inline('f', 'a\n'), long]), destination: '/' })],
    [
      'COPY with a long flag',
      node({ kind: 'copy', flags: { exclude: [long] }, sources: list(['a']), destination: '/' }),
    ],
    ['ADD', node({ kind: 'add', flags: {}, sources: list([long]), destination: '/' })],
    ['ARG', node({ kind: 'arg', args: list([{ name: 'A', value: long }]) })],
    ['ENV', pair('env')],
    ['LABEL', pair('label')],
    ['EXPOSE', words('expose')],
    ['VOLUME', words('volume')],
    ['CMD', node({ kind: 'cmd', command: exec(long) })],
    ['ENTRYPOINT', node({ kind: 'entrypoint', command: shell(long) })],
    ['HEALTHCHECK', node({ kind: 'healthcheck', flags: {}, command: exec(long) })],
    ['SHELL', node({ kind: 'shell', args: list([long]) })],
    ['WORKDIR', node({ kind: 'workdir', path: long })],
    ['USER', node({ kind: 'user', user: long })],
    ['STOPSIGNAL', node({ kind: 'stopsignal', signal: long })],
    ['MAINTAINER', node({ kind: 'maintainer', name: long })],
    ['text', node({ kind: 'raw', keyword: 'RUN', lines: list([long]), heredocs: list([]) })],
  ])('%s', (_, instruction) => {
    const { text, lines } = emit(fileOf([instruction]))
    const printed = text.split('\n')
    expect(Math.max(...printed.map((line) => utf8Length(line)))).toBe(most)
    expect(lines.slice(1)).toEqual(printed.slice(1, -1).map(() => instruction))
  })

  test('FROM', () => {
    const stages = list([stageOf({ base: imageReference(long) })])
    expect(
      Math.max(
        ...textOf(fileOf([], { stages }))
          .split('\n')
          .map(({ length }) => length),
      ),
    ).toBe(most)
  })
})

describe('a line', () => {
  test('of the most bytes stays one, and one of more becomes two', () => {
    const here = page()
    expect(continueLongLines(x(most), here)).toBe(x(most))
    expect(here.severalLines).toBe(false)
    expect(continueLongLines(x(most + 1), here)).toBe(`${x(most - 1)}\\\nxx`)
    expect(here.severalLines).toBe(true)
  })

  test.each<[name: string, text: string, lengths: readonly number[]]>([
    ['twice as long', x(2 * most), [most, most, 2]],
    ['of two bytes a character', x(40_000, 'é'), [32_768, 7_233]],
    ['of three bytes a character', x(30_000, '€'), [21_845, 8_156]],
    ['of four bytes a character, which are two of JavaScript', x(20_000, '😀'), [32_767, 7_234]],
    ['of four bytes a character, one byte further', `x${x(20_000, '😀')}`, [32_768, 7_234]],
  ])('%s is cut where the most fits', (_, text, lengths) =>
    expect(cut(text).map(({ length }) => length)).toEqual(lengths),
  )

  test.each<[name: string, middle: string, before: number]>([
    ['after the escape character', '\\x', 2],
    ['before white space', ' x', 1],
    ['before several blanks', '   x', 1],
    ['before #, which would begin a comment', '#x', 1],
  ])('is not cut %s', (_, middle, before) => {
    // The cut would be behind the first character of the middle, or before it.
    for (const shift of [0, 1]) {
      const [first] = cut(x(most - 1 - shift) + middle + x(9))
      expect(first!.length).toBeGreaterThanOrEqual(most - shift - before)
      expect(first).not.toMatch(/\\\\$/)
    }
  })

  test('escapes as the file does', () => {
    expect(cut(x(most + 1), '`')[0]!.at(-1)).toBe('`')
    expect(cut(`${x(most - 2)}\`${x(9)}`, '`')[0]).toBe(`${x(most - 3)}x\``)
  })

  test('is cut alone: those beside it stay', () => {
    expect(cut(`a \\\n${x(most + 1)}\\\nb`)).toEqual(['a \\', `${x(most - 1)}\\`, 'xx\\', 'b'])
  })

  test.each<[name: string, text: string]>([
    ['a comment', `a \\\n  # ${x(most)}`],
    ['white space', `a${x(most, ' ')}b`],
    ['escape characters', x(most + 1, '\\')],
  ])('of %s cannot be cut', (_, text) =>
    expect(sentenceOf(() => continueLongLines(text, page()))).toMatch(
      /^line-too-long: a line of more than 65535 bytes cannot be cut here: "/,
    ),
  )
})
