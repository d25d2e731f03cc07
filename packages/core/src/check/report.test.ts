import { describe, expect, test } from 'vitest'
import { node, type Entry, type Node } from '../model/index.js'
import type { Place } from '../problem/index.js'
import { Report, type Finding } from './report.js'

const blank = (): Node => node<Entry>({ kind: 'blank' })
const placeOn = (line: number): Place => Object.freeze({ line, column: 1, endLine: line, endColumn: 2 })
const finding = (message: string): Finding => ({ code: 'bad-option', message })

describe('a report', () => {
  test('has problems in the order of the file, and within an instruction as they were found', () => {
    const report = new Report(undefined)
    const spots = [
      [1, 0, 'second stage'],
      [0, 2, 'third instruction'],
      [0, -1, 'FROM'],
      [-1, 0, 'global argument'],
      [0, 2, 'third instruction again'],
      [0, 10, 'eleventh instruction'],
      [-1, -1, 'file'],
      [10, -1, 'eleventh stage'],
      [0, 0, 'first instruction'],
    ] as const
    for (const [stage, entry, message] of spots) report.add({ stage, entry }, [], finding(message))
    expect(report.problems().map(({ message }) => message)).toEqual([
      'file',
      'global argument',
      'FROM',
      'first instruction',
      'third instruction',
      'third instruction again',
      'eleventh instruction',
      'second stage',
      'eleventh stage',
    ])
  })

  test('points at the first node that has a place', () => {
    const [mount, run, stage] = [blank(), blank(), blank()]
    const places = new Map([
      [run, placeOn(2)],
      [stage, placeOn(1)],
    ])
    const at = (...nodes: readonly Node[]): Place | undefined => {
      const report = new Report(places)
      report.add({ stage: 0, entry: 0 }, nodes, finding('a'))
      return report.problems()[0]!.place
    }
    expect(at(mount, run, stage)).toBe(places.get(run))
    expect(at(stage, run)).toBe(places.get(stage))
    expect(at(mount)).toBeUndefined()
    expect(at()).toBeUndefined()
  })

  test('tells what is related, with its place where there is one', () => {
    const [known, unknown] = [blank(), blank()]
    const related = [
      { message: 'here', node: known },
      { message: 'somewhere', node: unknown },
    ]
    const told = (places: ReadonlyMap<Node, Place> | undefined) => {
      const report = new Report(places)
      report.add({ stage: 0, entry: 0 }, [unknown], { ...finding('a'), severity: 'warning', hint: 'b', related })
      return report.problems()
    }
    const place = placeOn(3)
    expect(told(new Map([[known, place]]))).toEqual([
      {
        code: 'bad-option',
        severity: 'warning',
        message: 'a',
        hint: 'b',
        related: [{ message: 'here', place }, { message: 'somewhere' }],
      },
    ])
    expect(told(undefined)[0]!.related).toEqual([{ message: 'here' }, { message: 'somewhere' }])
  })

  test('cannot be changed by who gets it, and is the same list where there is nothing', () => {
    const report = new Report(undefined)
    expect(report.problems()).toBe(new Report(new Map()).problems())
    report.add({ stage: 0, entry: 0 }, [], finding('a'))
    expect(Object.isFrozen(report.problems())).toBe(true)
    expect(report.problems()).toEqual(report.problems())
  })
})
