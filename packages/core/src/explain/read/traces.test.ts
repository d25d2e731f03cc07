import { describe, expect, test } from 'vitest'
import { variable, word, type Word } from '../../model/index.js'
import { Names } from './names.js'
import { Traces } from './traces.js'

const lex = { escape: '\\', quotes: true } as const
const names = new Names()
const unknown = { byDefault: false }

const onImage = (workdir?: string): Traces => new Traces(names, lex, undefined, workdir)
const onStage = (base: Traces): Traces => new Traces(names, lex, base, undefined)
const given = (set: (traces: Traces) => void): Traces => {
  const traces = onImage('/')
  set(traces)
  return traces
}
const traced = (value: Word, set: (traces: Traces) => void = () => undefined): string => given(set).of(value, unknown)

test('equal things have equal numbers, whatever they are made of', () => {
  const one = new Names()
  expect(one.of('a', 1)).toBe(one.of('a', 1))
  expect(
    new Set([one.of('a', 1), one.of('a', '1'), one.of('a1'), one.of(['a', 1]), one.of('a', null), one.of()]).size,
  ).toBe(6)
})

describe('the trace of a word', () => {
  const [x, y] = [variable('X'), variable('Y')]

  test('is its value, where that is known', () => {
    expect(onImage().of(word([x, '/a']), { text: 'b/a', byDefault: true })).toBe('b/a')
    expect(onImage().of('', unknown)).toBe('')
    expect(onImage().of('$X', unknown)).toBe('$X')
  })

  test('is the same for the same word', () => {
    expect(traced(word([x, '/a']))).toBe(traced(word([x, '/a'])))
    expect(traced(word([x, '/a']))).toBe(traced(word([variable('X'), '/a'])))
  })

  test('is another for another word', () => {
    const words = [
      word([x]),
      word([y]),
      word([x, y]),
      word([y, x]),
      word([x, '/a']),
      word(['/a', x]),
      word([variable('X', ':-a')]),
      word([variable('X', '-a')]),
      word([variable('X', ':-$Y')]),
      '$X',
      '${X:-a}',
    ]
    expect(new Set(words.map((one) => traced(one))).size).toBe(words.length)
  })

  test.each<[name: string, value: Word]>([
    ['a variable', word([x])],
    ['a variable with a modifier', word([variable('X', ':-a')])],
    ['a variable in a modifier', word([variable('Y', ':-$X')])],
    ['a variable in the modifier of one in a modifier', word([variable('Y', ':+${Z:-${X}}')])],
  ])('is another when %s is', (_, value) => {
    const one = traced(value, (traces) => traces.set('X', 'one'))
    expect(one).toBe(traced(value, (traces) => traces.set('X', 'one')))
    expect(one).not.toBe(traced(value, (traces) => traces.set('X', 'two')))
    expect(one).not.toBe(traced(value))
    expect(one).toBe(traced(value, (traces) => (traces.set('X', 'one'), traces.set('OTHER', 'two'))))
  })
})

describe('the folder', () => {
  const entered = (traces: Traces, ...paths: readonly string[]): string => {
    for (const path of paths) traces.enter(path)
    return traces.folder
  }

  test.each<[paths: string[], folder: string]>([
    [[], '/w'],
    [['a'], '/w/a'],
    [['a/', '../b'], '/w/b'],
    [['..'], '/'],
    [['/a/'], '/a/'],
    [['/a/../b'], '/a/../b'],
    [['/a/', 'b'], '/a/b'],
    [['/a/', ''], '/a/'],
    [['.'], '/w'],
  ])('is by %j', (paths, folder) => expect(entered(onImage('/w'), ...paths)).toBe(folder))

  test('of an image that is not known is told apart by the way from it', () => {
    const [here, there] = [entered(onImage(), 'a'), entered(onImage(), 'b')]
    expect(here).not.toBe(there)
    expect(here).toBe(entered(onImage(), 'a'))
    expect(here).not.toBe(entered(onImage(), 'a', 'a'))
    expect(entered(onImage(), 'a', '/b')).toBe('/b')
    expect(entered(onImage(), '')).not.toBe(entered(onImage(), 'a'))
  })

  test('may be what only the image knows', () => {
    const hidden = traced(word([variable('X')]))
    expect(entered(onImage('/w'), hidden)).not.toBe(entered(onImage('/v'), hidden))
    expect(entered(onImage('/w'), hidden, 'a')).not.toBe(entered(onImage('/w'), hidden))
    expect(entered(onImage('/w'), hidden, '/a')).toBe('/a')
  })

  test('and the user go on in a stage that begins with this one', () => {
    const base = onImage('/w')
    base.enter('a')
    base.user = 'me'
    const child = onStage(base)
    child.enter('b')
    expect([child.folder, child.user, base.folder]).toEqual(['/w/a/b', 'me', '/w/a'])
  })
})

describe('variables come to a command', () => {
  const shown = (traces: Traces): string =>
    [...traces.variables()].map(([name, value]) => `${name || '…'}=${value}`).join(' ')

  test('behind those of the image, in the order in which they were set last', () => {
    const traces = onImage()
    traces.keep('A', '1')
    traces.set('B', '2')
    expect(shown(traces)).toBe('…= A=1 B=2')
    traces.set('A', '3')
    expect(shown(traces)).toBe('…= B=2 A=3')
  })

  test('as they are at that moment', () => {
    const traces = onImage()
    const before = traces.variables()
    traces.set('A', '1')
    expect([...before.keys()]).toEqual([''])
  })

  test('of a stage that begins with another: its arguments first, then what its image keeps as it keeps it', () => {
    const base = onImage()
    base.set('ARG', '1')
    base.keep('A', '2')
    base.keep('B', '3')
    base.keep('A', '4')
    base.set('A', 'hidden')
    const child = onStage(base)
    expect(shown(child)).toBe('ARG=1 …= A=4 B=3')
    child.set('C', '5')
    expect(shown(child)).toBe('ARG=1 …= A=4 B=3 C=5')
    expect(shown(onStage(child))).toBe('ARG=1 C=5 …= A=4 B=3')
    expect(shown(base)).toBe('…= ARG=1 B=3 A=hidden')
  })
})
