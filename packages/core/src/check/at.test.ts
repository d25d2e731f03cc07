import { describe, expect, test } from 'vitest'
import { node, variable, word, type Entry, type Node, type Word } from '../model/index.js'
import type { Place } from '../problem/index.js'
import { At } from './at.js'
import { Report } from './report.js'
import { Scope } from './variables/scope.js'

const [mount, run, stage] = ['mount', 'run', 'stage'].map(() => node<Entry>({ kind: 'blank' })) as [Node, Node, Node]
const places = new Map<Node, Place>(
  [mount, run, stage].map((one, index) => [one, { line: 3 - index, column: 1, endLine: 3 - index, endColumn: 2 }]),
)

function atOf(known: ReadonlyMap<Node, Place> = places) {
  const scope = new Scope()
  scope.now((made) => {
    made.set('KNOWN', { set: true, text: 'a', byDefault: false })
    made.set('ARG', { set: true, text: 'b', byDefault: true })
    made.set('SET', { set: true, byDefault: false })
  })
  const report = new Report(known)
  const at = new At(1, 2, run, stage, scope, { escape: '\\', quotes: true }, undefined, report)
  return { at, told: () => report.problems() }
}
const of = (name: string, modifier?: string): Word => word(['x', variable(name, modifier)])

describe('a place of a file', () => {
  test.each<[value: Word | undefined, known: { readonly text: string; readonly byDefault: boolean } | undefined]>([
    ['a b', { text: 'a b', byDefault: false }],
    ['', { text: '', byDefault: false }],
    [of('KNOWN'), { text: 'xa', byDefault: false }],
    [of('ARG'), { text: 'xb', byDefault: true }],
    [of('NONE'), { text: 'x', byDefault: false }],
    [of('SET'), undefined],
    [of('KNOWN', '^'), undefined],
    [undefined, undefined],
  ])('knows of %j: %j', (value, known) => expect(atOf().at.known(value)).toEqual(known))

  test('refuses what no build can mend, and warns of what one can', () => {
    const { at, told } = atOf()
    at.refuse({ byDefault: false }, { code: 'bad-port', message: 'a', hint: 'b' })
    at.refuse({ byDefault: true }, { code: 'bad-port', message: 'a', hint: 'b' })
    expect(told().map(({ severity, message, hint }) => [severity, message, hint])).toEqual([
      ['error', 'a', 'b'],
      ['warning', 'a (when no build argument is given)', 'b'],
    ])
  })

  test('points at what is named, else at its instruction, else at what is around that', () => {
    const lines = (known?: ReadonlyMap<Node, Place>) => {
      const { at, told } = atOf(known)
      at.add({ code: 'bad-mount', message: 'a' }, [mount])
      at.add({ code: 'bad-mount', message: 'a' })
      at.refuse({ byDefault: true }, { code: 'bad-mount', message: 'a' }, [mount])
      return told().map(({ place }) => place?.line)
    }
    expect(lines()).toEqual([3, 2, 3])
    expect(lines(new Map([[stage, places.get(stage)!]]))).toEqual([1, 1, 1])
    expect(lines(new Map())).toEqual([undefined, undefined, undefined])
  })
})
