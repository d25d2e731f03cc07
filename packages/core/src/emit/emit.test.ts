import { describe, expect, it } from 'vitest'
import {
  blank,
  comment,
  imageReference,
  list,
  node,
  scratch,
  stageReference,
  variable,
  word,
  type Arg,
} from '../model/index.js'
import { emit } from './emit.js'
import { codeOf, exec, fileOf, pairs, run, shell, stageOf, textOf, withHeredocs } from './testing/models.js'
import { cpuTime } from '../../test/cpu-time.js'

const user = node({ kind: 'user', user: 'node' } as const)
const arg = node<Arg>({ kind: 'arg', args: list([{ name: 'V', value: '1' }]) })

describe('emit', () => {
  it('puts directives, header, global arguments and stages in this order', () => {
    const file = fileOf([], {
      directives: { check: 'skip=all', escape: '`', syntax: 'docker/dockerfile:1' },
      globalArgs: list([comment(' versions'), arg]),
      stages: list([
        stageOf({ name: 'build', platform: word([variable('BUILDPLATFORM')]), comments: list([comment(' build it')]) }),
        stageOf({ base: stageReference('build'), instructions: list([user]) }),
        stageOf({ base: scratch }),
      ]),
    })
    expect(textOf(file, ['Generated', ''])).toBe(
      [
        '# syntax=docker/dockerfile:1',
        '# escape=`',
        '# check=skip=all',
        '',
        '# Generated',
        '#',
        '',
        '# versions',
        'ARG V=1',
        '',
        '# build it',
        'FROM --platform=$BUILDPLATFORM alpine AS build',
        '',
        'FROM build',
        'USER node',
        '',
        'FROM scratch',
        '',
      ].join('\n'),
    )
  })

  it('takes what has a model, too', () => {
    const model = fileOf([user])
    expect(emit({ model })).toEqual(emit(model))
  })

  it('prints blank lines between entries only, and one at a time', () => {
    const file = fileOf([blank, user, blank, blank, comment(' a'), comment(''), user, blank])
    expect(textOf(file)).toBe('FROM alpine\nUSER node\n\n# a\n#\nUSER node\n')
  })

  it('leaves trailing blanks of comments out', () => {
    expect(textOf(fileOf([comment(' a \t\r')]))).toBe('FROM alpine\n# a\n')
  })

  it('disarms a comment that would be a directive', () => {
    const above = (...texts: readonly string[]) =>
      textOf(fileOf([], { globalArgs: list(texts.map((text) => comment(text))) }))
    expect(above(' syntax=x')).toBe('\n# syntax=x\n\nFROM alpine\n')
    expect(above('  ESCAPE = `')).toBe('\n#  ESCAPE = `\n\nFROM alpine\n')
    expect(above(' foo=x')).toBe('# foo=x\n\nFROM alpine\n')
    expect(above(' a', ' syntax=x')).toBe('# a\n# syntax=x\n\nFROM alpine\n')
    expect(above('!/bin/sh', ' syntax=x')).toBe('\n#!/bin/sh\n# syntax=x\n\nFROM alpine\n')
    const stages = list([stageOf({ comments: list([comment('check=x')]) })])
    expect(textOf(fileOf([], { stages }))).toBe('\n#check=x\nFROM alpine\n')
    expect(textOf(fileOf([]), ['syntax=x'])).toBe('\n# syntax=x\n\nFROM alpine\n')
  })

  it('keeps a header from being anything but comments', () => {
    expect(textOf(fileOf([]), ['a\nRUN b', ''])).toBe('# a\n# RUN b\n#\n\nFROM alpine\n')
  })

  it('maps every line to what wrote it', () => {
    const env = node({ kind: 'env', pairs: pairs(['A', 'b'], ['C', 'd']) } as const)
    const heredoc = run(withHeredocs('<<EOF', { body: 'a\n' }))
    const note = comment(' n')
    const file = fileOf([user, blank, note, env, heredoc], {
      directives: { syntax: 'x' },
      globalArgs: list([arg]),
    })
    const { text, lines } = emit(file, { header: ['h'] })
    const [stage] = file.stages
    expect(text.split('\n').length - 1).toBe(lines.length)
    expect(lines).toEqual([
      file,
      undefined,
      undefined,
      undefined,
      arg,
      undefined,
      stage,
      user,
      blank,
      note,
      env,
      env,
      heredoc,
      heredoc,
      heredoc,
    ])
  })

  it('cannot be changed', () => {
    const emitted = emit(fileOf([user]))
    expect(Object.isFrozen(emitted) && Object.isFrozen(emitted.lines)).toBe(true)
  })

  it('continues lines that are too long', () => {
    const long = 'x'.repeat(65_535)
    const text = textOf(fileOf([run(shell(long)), user]))
    expect(text.split('\n').map(({ length }) => length)).toEqual([11, 65_535, 5, 9, 0])
    const cmd = node({ kind: 'cmd', command: exec('\\'.repeat(10) + long) } as const)
    const { text: list2, lines } = emit(fileOf([cmd, user]))
    expect(list2.split('\n').every((line) => line.length <= 65_535)).toBe(true)
    expect(lines.slice(1)).toEqual([cmd, cmd, user])
  })

  it('refuses what cannot be written', () => {
    const of = (...args: Parameters<typeof fileOf>) => codeOf(() => textOf(fileOf(...args)))
    expect(of([], { directives: { syntax: 'a\nFROM b' } })).toBe('bad-directive')
    expect(of([], { directives: { syntax: '' } })).toBe('bad-directive')
    expect(of([], { directives: { check: ' a' } })).toBe('bad-directive')
    expect(of([], { directives: { escape: 'x' as '`' } })).toBe('bad-directive')
    expect(of([comment('a\nRUN b')])).toBe('newline-in-value')
    expect(of([comment('x'.repeat(65_535))])).toBe('line-too-long')
    expect(of([], { stages: list([stageOf({ name: 'Build' })]) })).toBe('bad-stage-name')
    expect(of([], { stages: list([stageOf({ base: stageReference(0) })]) })).toBe('unnamed-stage')
    expect(of([], { stages: list([stageOf({ base: imageReference('') })]) })).toBe('bad-image')
    expect(of([], { stages: list([stageOf({ base: imageReference('a b') })]) })).toBe('not-expressible')
  })

  it('takes a time that grows with the file', () => {
    const stages = (count: number) =>
      list(Array.from({ length: count }, () => stageOf({ instructions: list([user, run(shell('true'))]) })))
    const time = (count: number) => {
      const file = fileOf([], { stages: stages(count) })
      return cpuTime(() => emit(file))
    }
    time(1000)
    expect(time(10_000)).toBeLessThan(2000)
  })
})
