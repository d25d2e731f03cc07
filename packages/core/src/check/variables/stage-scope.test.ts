import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import type { CheckOptions } from '../options.js'
import { resolve } from '../stages/resolve.js'
import { globalScope } from './global-scope.js'
import { Scope, type Slot } from './scope.js'
import { applyEntry, baseFacts, entrance, type BaseFacts } from './stage-scope.js'

const lex = { escape: '\\', quotes: true } as const
const nothing = (): void => undefined

/** What the base of the last stage gives. */
function factsOf(text: string, options: CheckOptions = {}): BaseFacts {
  const { file } = parse(text)
  const globals = globalScope(file, lex, options.buildArguments, nothing)
  const base = resolve(file, globals, lex).bases.at(-1)!
  if (base.kind === 'stage') throw new Error('the last stage begins with a stage')
  return baseFacts(base, file.stages.at(-1)!, options)
}

describe('what a base gives', () => {
  const unknown: BaseFacts = { variables: [], open: true }
  const has = (...variables: readonly string[]): CheckOptions => ({ baseVariables: { 'base/java': variables } })
  test.each<[text: string, facts: BaseFacts, options?: CheckOptions]>([
    ['FROM scratch', { variables: [], open: false, workdir: '/' }],
    ['ARG B=scratch\nFROM $B', unknown],
    ['ARG B=scratch\nFROM $B', { variables: [], open: false, workdir: '/' }, { buildArguments: {} }],
    ['FROM corp.example/a', unknown],
    ['FROM $TARGETARCH', unknown],
    ['FROM alpine:3', { variables: [], open: false, workdir: '/', image: 'alpine:3' }],
    // A variable in the tag does not change which image it is, one in the repository does.
    ['ARG V=3\nFROM alpine:$V', { variables: [], open: false, workdir: '/', image: 'alpine:3' }],
    ['ARG V\nFROM alpine:3-$V', { variables: [], open: false, workdir: '/', image: 'alpine:3-' }],
    ['FROM alpine:$TARGETARCH', { variables: [], open: false, workdir: '/', image: 'alpine' }],
    ['ARG R=alpine\nFROM $R:3', unknown],
    [
      'ARG R=alpine\nFROM $R:3',
      { variables: [], open: false, workdir: '/', image: 'alpine:3' },
      { buildArguments: {} },
    ],
    ['ARG R=x\nFROM alpine:$R/a', unknown],
    ['ARG R=pine\nFROM al$R', unknown],
    // What is said of an image counts, also of those that everybody knows.
    ['FROM corp.example/base/java:21', { variables: ['A'], open: false }, has('A')],
    ['FROM base/java@sha256:1', { variables: ['A'], open: false }, has('A')],
    ['FROM corp.example:5000/base/java', { variables: [], open: false }, has()],
    ['FROM corp.example/database/java', unknown, has('A')],
    ['FROM corp.example/base/java/jre', unknown, has('A')],
    ['FROM java', unknown, has('A')],
    ['ARG V\nFROM corp.example/base/java:$V', { variables: ['A'], open: false }, has('A')],
    ['ARG R=base\nFROM $R/java', unknown, has('A')],
    ['FROM corp/a', { variables: ['A'], open: false }, { baseVariables: { a: ['B'], 'corp/a': ['A'] } }],
    ['FROM corp/a', unknown, { baseVariables: () => undefined }],
    [
      'FROM alpine:3',
      { variables: ['A'], open: false, workdir: '/', image: 'alpine:3' },
      { baseVariables: () => ['A'] },
    ],
  ])('%j: %j', (text, facts, options) => expect(factsOf(text, options)).toEqual(facts))

  test('is asked of a function by the reference as far as it is sure', () => {
    const asked: string[] = []
    const baseVariables = (reference: string): undefined => void asked.push(reference)
    for (const from of ['corp/a:1@sha256:2', 'corp/a:$V', '$V/a', 'scratch'])
      factsOf(`ARG V=1\nFROM ${from}`, { baseVariables })
    expect(asked).toEqual(['corp/a:1@sha256:2', 'corp/a'])
  })
})

describe('the entrance of a stage', () => {
  test('sets PATH, and what the base is known to set', () => {
    const scope = new Scope()
    const enter = entrance(scope)
    const facts: BaseFacts = { variables: ['A'], open: true }
    enter(facts)
    expect([scope.open, scope.get('PATH'), scope.get('A')]).toEqual([
      true,
      { set: true, byDefault: false, isOfImage: true },
      { set: true, byDefault: false, isOfImage: true },
    ])
    const mark = scope.mark()
    enter({ variables: ['B'], open: false })
    expect([scope.open, scope.get('B')?.set]).toEqual([false, true])
    scope.rollBack(mark)
    enter(facts)
    expect([scope.open, scope.get('B'), scope.get('A')?.set]).toEqual([true, undefined, true])
  })
})

describe('what ENV and ARG do', () => {
  /** A variable at the end of a stage on an image of which nothing is known, or on scratch. */
  function after(lines: string, name: string, from = 'scratch', given?: Readonly<Record<string, string>>) {
    const { file } = parse(`ARG G=g\nARG N\nFROM ${from}\n${lines}\n`)
    const globals = globalScope(file, lex, given, nothing)
    const scope = new Scope()
    scope.open = from !== 'scratch'
    for (const entry of file.stages[0]!.instructions) applyEntry(entry, scope, globals, lex, given, nothing)
    const found = scope.get(name)
    scope.now((made) => made.showHidden())
    return { slot: found === undefined ? undefined : seen(found), open: scope.open, left: scope.get(name)?.text }
  }
  /** A variable as the stage itself sees it. */
  function seen({ set, text, byDefault: isByDefault, declared: isDeclared }: Slot): Slot {
    const known = text === undefined ? {} : { text }
    return { set, byDefault: isByDefault, ...known, ...(isDeclared === undefined ? {} : { declared: isDeclared }) }
  }
  const env = (text: string): Slot => ({ set: true, text, byDefault: false })
  const byDefault = (text: string): Slot => ({ set: true, text, byDefault: true })
  const declared = (slot: Slot): Slot => ({ ...slot, declared: true })

  test.each<[lines: string, name: string, slot: Slot | undefined]>([
    ['ENV A=1', 'A', env('1')],
    ['ENV A=1\nENV A=2', 'A', env('2')],
    ['ENV A=1 B=$A', 'B', env('')],
    ['ENV A=1\nENV A=2 B=$A', 'B', env('1')],
    ['ENV B=1\nENV A$B=2', 'A1', env('2')],
    ['ARG A=1', 'A', declared(byDefault('1'))],
    ['ARG A=1 B=$A', 'B', declared(byDefault('1'))],
    ['ARG A', 'A', declared({ set: false, byDefault: true })],
    ['ARG A=1\nENV B=$A', 'B', byDefault('1')],
    // A name alone takes the global argument, or what is there.
    ['ARG G', 'G', declared(byDefault('g'))],
    ['ENV G=1\nARG G', 'G', declared(byDefault('g'))],
    ['ARG N', 'N', declared({ set: false, byDefault: true })],
    ['ENV N=1\nARG N', 'N', declared(byDefault('1'))],
    ['ARG TARGETARCH', 'TARGETARCH', declared({ set: true, byDefault: false })],
    ['ARG A=1\nENV A=2', 'A', env('2')],
    ['ENV A=1\nARG A=2', 'A', declared(byDefault('2'))],
    ['LABEL A=1\nRUN A=1', 'A', undefined],
    ['ENV A=$TARGETARCH', 'A', env('')],
    ['ARG TARGETARCH\nENV A=$TARGETARCH', 'A', { set: true, byDefault: false }],
  ])('%j: %s', (lines, name, slot) => expect(after(lines, name)).toMatchObject({ slot, open: false }))

  test.each<[lines: string, given: Readonly<Record<string, string>>, slot: Slot]>([
    ['ARG A=1', {}, declared(env('1'))],
    ['ARG A=1', { A: '2' }, declared(env('2'))],
    ['ARG A', { A: '$G' }, declared(env('$G'))],
    ['ARG A', {}, declared({ set: false, byDefault: false })],
    ['ENV A=1', { A: '2' }, env('1')],
    ['ENV A=1\nARG A', { A: '2' }, declared(env('2'))],
    ['ENV A=1\nARG A', {}, declared(env('1'))],
    ['ARG G\nENV A=$G', { G: '2' }, env('2')],
  ])('%j where a build gives %j', (lines, given, slot) =>
    expect(after(lines, 'A', 'scratch', given)).toMatchObject({ slot, open: false }),
  )

  test.each<[lines: string, slot: Slot | undefined]>([
    ['ARG A', declared({ set: 'maybe', byDefault: true })],
    ['ENV A=$B', { set: true, byDefault: false }],
    ['ENV A=${B:-1}', { set: true, byDefault: false }],
    ['ENV A=1', env('1')],
  ])('%j on an image that may set anything', (lines, slot) =>
    expect(after(lines, 'A', 'corp.example/a')).toMatchObject({ slot, open: true }),
  )

  test('leave to a stage that begins with this one what the image has', () => {
    const left = (lines: string) => after(lines, 'N', 'scratch', { N: '2' }).left
    expect([left('ENV N=1'), left('ENV N=1\nARG N'), left('ENV N=1\nARG N=3'), left('ARG N')]).toEqual([
      '1',
      '1',
      '1',
      '2',
    ])
    expect(left('ARG N\nENV N=1')).toBe('1')
  })

  test('opens a scope where nobody knows which name is set', () => {
    expect(after('ARG TARGETARCH\nENV $TARGETARCH=1', 'A').open).toBe(true)
    expect(after('ARG A=b\nENV $A=1', 'b').open).toBe(false)
    expect(after('ENV a', 'A').open).toBe(true)
    expect(after('FOO a', 'A').open).toBe(false)
  })
})
