import { expect, test } from 'vitest'
import { ignoreMatcher } from '../../ignore/index.js'
import { parse } from '../../parse/parse-file.js'
import { contextOf } from '../testing/context.js'
import { fileView, type ViewOptions } from './file-view.js'

function viewOf(text: string, options: ViewOptions = {}) {
  const { file, places } = parse(text)
  return fileView(file, places, places, options)
}

test('a file is seen with what it resolves to, and its escape character', () => {
  const view = viewOf('# escape=`\nFROM a AS b\nFROM b\n')
  expect(view.lex).toEqual({ escape: '`', quotes: true })
  expect(view.resolved.bases.map(({ kind }) => kind)).toEqual(['image', 'stage'])
  expect(viewOf('FROM a\n').lex.escape).toBe('\\')
})

test('what is not given is not there', () => {
  const view = viewOf('FROM a\n')
  const { syntax, ignore, context, platformOf, problems } = view
  expect([syntax, ignore, context, platformOf]).toEqual([undefined, undefined, undefined, undefined])
  expect(problems).toEqual([])
})

test('what is given is there', () => {
  const ignore = ignoreMatcher(['b'])
  const problem = { code: 'later-stage', severity: 'warning', message: 'x' } as const
  const platformOf = (): string => 'linux/amd64'
  const view = viewOf('From a\n', {
    text: 'From a\n',
    ignore,
    context: contextOf('b c'),
    problems: [problem],
    platformOf,
  })
  expect(view.syntax!.keyword(view.file.stages[0]!)).toBe('From')
  expect(view.ignore).toBe(ignore)
  expect(view.context!.sent('')).toEqual({ files: ['c'], isComplete: true })
  expect(view.problems).toEqual([problem])
  expect(view.platformOf).toBe(platformOf)
})

test('nodes have their places', () => {
  const view = viewOf('FROM a\nRUN b\n')
  const [stage] = view.file.stages
  expect([view.place(stage!)?.line, view.place(stage!.instructions[0]!)?.line, view.place(view.file)?.line]).toEqual([
    1, 2, 1,
  ])
})

test('nodes have the comments above them', () => {
  const view = viewOf('# a\nFROM b\n# c\n#\n# d\nRUN e\nRUN f\n  # g\nRUN h\n')
  const [stage] = view.file.stages
  const [, , , first, second, , third] = stage!.instructions
  expect([stage!, first!, second!, third!].map((node) => view.commentsOf(node))).toEqual([['a'], ['d'], [], []])
})

test('what FROM sees is told from what it would see without build arguments', () => {
  const text = 'ARG A=1\nARG B\nARG C=3\nFROM a\n'
  const values = (options: ViewOptions) => {
    const { globals, defaults } = viewOf(text, options)
    return ['A', 'B', 'C'].map((name) => [globals.get(name)?.text, defaults.get(name)?.text])
  }
  const same = (...all: (string | undefined)[]) => all.map((one) => [one, one])
  expect(values({})).toEqual(same('1', undefined, '3'))
  expect(values({ buildArguments: { A: '7', B: '8' } })).toEqual([
    ['7', '1'],
    ['8', undefined],
    ['3', '3'],
  ])
})

test('what a builder sets by itself is no build argument that somebody has to give', () => {
  const { globals, defaults } = viewOf('FROM a\n', { buildArguments: { TARGETARCH: 'arm64', OTHER: 'x' } })
  expect([globals.lookup('TARGETARCH').text, defaults.lookup('TARGETARCH').text]).toEqual(['arm64', 'arm64'])
})
