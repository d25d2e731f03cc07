import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import type { ViewOptions } from './file-view.js'
import type { EntryView } from './views.js'
import { visit } from './visit.js'

/** What is seen at every instruction of a kind, in the order of the visits. */
function seen<T>(text: string, kind: string, see: (at: EntryView) => T, options: ViewOptions = {}): readonly T[] {
  const found: T[] = []
  visit(parse(text).file, options, {
    instruction: (entry, _, at) => {
      if (entry.kind === kind) found.push(see(at))
    },
  })
  return found
}

describe('an entry is seen', () => {
  test('with itself, its index and its stage', () => {
    const text = 'FROM a\n# x\n\nRUN b\nFROM c\nENV D=1\nRUN e\n'
    const see = ({ entry, index, stage, isTrigger }: EntryView) => [entry.kind, index, stage.index, isTrigger]
    expect(seen(text, 'run', see)).toEqual([
      ['run', 2, 0, false],
      ['run', 1, 1, false],
    ])
  })

  test('as a trigger of the stage that it runs in', () => {
    const text = 'FROM a AS b\nONBUILD RUN x\nFROM b\nRUN y\n'
    expect(seen(text, 'run', ({ index, stage, isTrigger }) => [index, stage.index, isTrigger])).toEqual([
      [-1, 1, true],
      [0, 1, false],
    ])
  })

  test('before what it changes', () => {
    const text = 'FROM debian:12\nWORKDIR /a\nWORKDIR /b\nUSER c\nUSER d\n'
    expect(seen(text, 'workdir', ({ facts }) => facts.workdir)).toEqual(['/', '/a'])
    expect(seen(text, 'user', ({ facts }) => facts.user)).toEqual(['root', 'c'])
  })

  test('with how it is written, where that is known', () => {
    const text = 'FROM a AS b\nONBUILD user x\nFROM b\nuser y\n'
    const keyword = ({ syntax, entry }: EntryView) => syntax?.keyword(entry)
    const { file, places } = parse(text)
    const found: unknown[] = []
    visit(file, { text, places }, { entries: { user: (_, __, at) => void found.push(keyword(at)) } })
    expect(found).toEqual(['user', 'user'])
    expect(seen(text, 'user', ({ syntax }) => syntax === undefined)).toEqual([false, true])
  })
})

describe('the stage that a COPY takes from', () => {
  test.each<[what: string, text: string, from: (number | undefined)[]]>([
    ['by name', 'FROM a AS s\nFROM b\nCOPY --from=s x y\n', [0]],
    ['by name in another case', 'FROM a AS s\nFROM b\nCOPY --from=S x y\n', [0]],
    ['by index', 'FROM a\nFROM b\nFROM c\nCOPY --from=1 x y\n', [1]],
    ['an image', 'FROM a\nCOPY --from=b:1 x y\n', [undefined]],
    ['the build context', 'FROM a AS s\nFROM b\nCOPY x y\n', [undefined]],
    [
      'among several, and mounts between',
      'FROM a AS s\nFROM b AS t\nFROM c\nCOPY x y\nCOPY --from=s x y\nRUN --mount=type=bind,from=t z\nCOPY --from=t x y\nCOPY --from=b:1 x y\nCOPY --from=s x y\n',
      [undefined, 0, 1, undefined, 0],
    ],
    ['in each stage of its own', 'FROM a AS s\nFROM b AS t\nCOPY --from=s x y\nFROM c\nCOPY --from=t x y\n', [0, 1]],
    [
      'not in a trigger',
      'FROM a AS s\nFROM b AS t\nONBUILD COPY --from=s x y\nFROM t\nCOPY --from=s x y\n',
      [undefined, 0],
    ],
  ])('%s', (_, text, from) => expect(seen(text, 'copy', (at) => at.from)).toEqual(from))
})

describe('words are evaluated', () => {
  const user = (text: string, options?: ViewOptions) =>
    seen(text, 'user', (at) => at.entry.kind === 'user' && at.text(at.entry.user), options)

  test.each<[what: string, text: string, users: (string | undefined)[]]>([
    ['without a variable', 'FROM a\nUSER b\n', ['b']],
    ['with the variables before', 'FROM debian:12\nENV B=1\nUSER $B\nENV B=2\nUSER x$B\n', ['1', 'x2']],
    ['with a default', 'FROM debian:12\nARG B=1\nUSER ${B}\n', ['1']],
    ['with a modifier', 'FROM debian:12\nUSER ${B:-c}\n', ['c']],
    ['with a global argument', 'ARG B=1\nFROM debian:12\nARG B\nUSER $B\n', ['1']],
    ['not with a global argument that is not asked for', 'ARG B=1\nFROM debian:12\nUSER x$B\n', ['x']],
    ['with what the stage below sets', 'FROM debian:12 AS s\nENV B=1\nFROM s\nUSER $B\n', ['1']],
    ['with arguments of the stage below', 'FROM debian:12 AS s\nARG B=1\nFROM s\nUSER x$B\n', ['x1']],
    ['with a trigger of the stage below', 'FROM debian:12 AS s\nONBUILD ENV B=1\nFROM s\nUSER $B\n', ['1']],
    ['not with what an image may set', 'FROM a\nUSER $B\n', [undefined]],
    ['with another escape character', '# escape=`\nFROM debian:12\nUSER `$B\n', ['$B']],
  ])('%s', (_, text, users) => expect(user(text)).toEqual(users))

  test('with the build arguments that are given', () => {
    const text = 'ARG G=1\nFROM debian:12\nARG G\nARG L=2\nUSER $G$L\n'
    expect(user(text)).toEqual(['12'])
    expect(user(text, { buildArguments: { L: '4' } })).toEqual(['14'])
    expect(user(text, { buildArguments: { G: '3', L: '4' } })).toEqual(['34'])
  })

  test('with whether a default decides', () => {
    const text = 'FROM debian:12\nARG B=1\nENV C=2\nUSER $B\nUSER $C\n'
    const see = (at: EntryView) => at.entry.kind === 'user' && at.evaluate(at.entry.user)
    expect(seen(text, 'user', see)).toMatchObject([
      { text: '1', byDefault: true },
      { text: '2', byDefault: false },
    ])
  })
})

describe('a word is sure', () => {
  test.each<[what: string, text: string, users: (string | undefined)[]]>([
    ['without a variable', 'FROM a\nUSER b\n', ['b']],
    ['with an argument that has a default', 'FROM debian:12\nARG B=1\nUSER $B\n', ['1']],
    ['not with an argument that has none', 'FROM debian:12\nARG B\nUSER $B\nUSER x$B\n', [undefined, undefined]],
    ['with what stands for it', 'FROM debian:12\nARG B\nUSER ${B:-c}\n', ['c']],
    ['not where that is such an argument', 'FROM debian:12\nARG B C\nUSER ${B:-$C}\n', [undefined]],
    ['not with a global argument that has none', 'ARG B\nFROM debian:12\nARG B\nUSER $B\n', [undefined]],
    ['with a global argument that has a default', 'ARG B=1\nFROM debian:12\nARG B\nUSER $B\n', ['1']],
    ['with what is set afterwards', 'FROM debian:12\nARG B\nENV B=1\nUSER $B\n', ['1']],
    ['with what nobody declares', 'FROM debian:12\nUSER x$B\n', ['x']],
    ['not with what an image may set', 'FROM a\nUSER $B\n', [undefined]],
  ])('%s', (_, text, users) => {
    expect(seen(text, 'user', (at) => at.entry.kind === 'user' && at.sureText(at.entry.user))).toEqual(users)
  })

  test('when it is known which arguments a build gives', () => {
    const see = (at: EntryView) => at.entry.kind === 'user' && at.sureText(at.entry.user)
    const text = 'FROM debian:12\nARG B C\nUSER x$B\nUSER x$C\n'
    expect(seen(text, 'user', see, { buildArguments: { B: '1' } })).toEqual(['x1', 'x'])
  })
})

describe('defaults of arguments', () => {
  const defaults = (text: string, options: ViewOptions = {}): readonly unknown[] => {
    const found: unknown[] = []
    visit(parse(text).file, options, {
      argumentDefault: (value, _, at) => void found.push(at.evaluate(value).text),
    })
    return found
  }

  test('are seen when those before are known', () => {
    expect(defaults('FROM debian:12\nARG A=1 B=${A}2\nARG C=${B}3 D\n')).toEqual(['1', '12', '123'])
  })

  test('are not seen where no variable is in the ARG, of global arguments, nor where another value is given', () => {
    expect(defaults('FROM a\nARG A=1 B=2\nENV C=$A\n')).toEqual([])
    expect(defaults('ARG G=$H\nFROM a\nARG G\n')).toEqual([])
    const text = 'FROM debian:12\nARG A=$X B=2$A\n'
    expect(defaults(text)).toEqual(['', '2'])
    expect(defaults(text, { buildArguments: { A: '9' } })).toEqual(['29'])
    expect(defaults(text, { buildArguments: { B: '9' } })).toEqual([''])
  })

  test('are seen in triggers', () => {
    expect(defaults('FROM debian:12 AS s\nENV B=1\nONBUILD ARG A=${B}2\nFROM s\n')).toEqual(['12'])
  })
})
