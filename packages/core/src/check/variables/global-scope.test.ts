import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { globalScope } from './global-scope.js'
import type { Slot } from './scope.js'

const lex = { escape: '\\', quotes: true } as const

function scopeOf(lines: string, given?: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const { file } = parse(`${lines}\nFROM scratch\n`)
  const scope = globalScope(file, lex, given, (entry, value, name, seen) => {
    asked.push(`${entry} ${name} ${typeof value}${seen.get(name) === undefined ? '' : ' again'}`)
  })
  return { scope, asked }
}

const declared = { declared: true } as const
const byDefault = (text: string): Slot => ({ set: true, text, byDefault: true, ...declared })
const sure = (text: string): Slot => ({ set: true, text, byDefault: false, ...declared })

describe('what FROM sees', () => {
  test.each<[lines: string, given: Readonly<Record<string, string>> | undefined, name: string, slot: Slot | undefined]>(
    [
      ['ARG B', undefined, 'A', undefined],
      ['ARG A=1', undefined, 'A', byDefault('1')],
      ['ARG A=', undefined, 'A', byDefault('')],
      ['ARG A=1\nARG A=2', undefined, 'A', byDefault('2')],
      ['ARG A=1 B=$A', undefined, 'B', byDefault('1')],
      ['ARG B=$A\nARG A=1', undefined, 'B', byDefault('')],
      ['ARG A', undefined, 'A', { set: false, byDefault: true, ...declared }],
      // A name alone takes nothing back.
      ['ARG A=1\nARG A', undefined, 'A', byDefault('1')],
      ['ARG A=$TARGETARCH', undefined, 'A', { set: true, byDefault: true, ...declared }],
      ['ARG A=${TARGETARCH+b}', undefined, 'A', byDefault('b')],
      ['ARG A=${B^}', undefined, 'A', undefined],
      // With the arguments of one build there is nothing that another one could change.
      ['ARG A=1', {}, 'A', sure('1')],
      ['ARG A=1', { A: '2' }, 'A', sure('2')],
      ['ARG A=1', { A: '' }, 'A', sure('')],
      ['ARG A', { A: '$B' }, 'A', sure('$B')],
      ['ARG A', {}, 'A', { set: false, byDefault: false, ...declared }],
      ['ARG A=1 B=$A', { A: '2' }, 'B', sure('2')],
      ['ARG B', { A: '2' }, 'A', undefined],
      ['ARG toString', {}, 'toString', { set: false, byDefault: false, ...declared }],
      // BuildKit gives some itself, and a build may give them otherwise.
      ['ARG B', undefined, 'TARGETARCH', { set: true, byDefault: false }],
      ['ARG TARGETARCH', undefined, 'TARGETARCH', { set: true, byDefault: false, ...declared }],
      ['ARG TARGETARCH=a', undefined, 'TARGETARCH', byDefault('a')],
      ['ARG B', { TARGETARCH: 'a' }, 'TARGETARCH', { set: true, text: 'a', byDefault: false }],
      ['ARG B', undefined, 'PATH', undefined],
      ['ARG B', undefined, 'HTTP_PROXY', undefined],
    ],
  )('%j with %j: %s', (lines, given, name, slot) => expect(scopeOf(lines, given).scope.get(name)).toEqual(slot))

  test('is asked about each default that counts, before it is there', () => {
    expect(scopeOf('ARG A=1 B=$A C\n# a\nARG A=$B D=2', { D: '3' }).asked).toEqual([
      '0 A string',
      '0 B object',
      '2 A object again',
    ])
  })
})
