import { expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { fileView } from './file-view.js'
import { Memory } from './memory.js'
import type { Remembers } from './plan.js'
import type { StageView } from './views.js'

const viewOf = (text: string) => fileView(parse(text).file, new Map(), undefined, {})

/** A memory that is in the stage of an index. */
function memoryIn(text: string, index: number): Memory {
  const view = viewOf(text)
  const memory = new Memory(view)
  const { stages } = view.file
  stages.slice(0, index + 1).forEach((stage, at) => {
    const isLast = at === stages.length - 1
    memory.enter({ file: view, stage, index: at, base: view.resolved.bases[at]!, isLast, isShipped: isLast })
  })
  return memory
}

/** Remembers by which stages it was begun. */
function begunStages(slot = 0): { begun: number[]; remembers: Remembers } {
  const begun: number[] = []
  const start = (inherited: unknown, { index }: StageView): object => {
    begun.push(index)
    return { path: [...((inherited as { path: number[] } | undefined)?.path ?? []), index] }
  }
  return { begun, remembers: { begin: undefined, start, slot } }
}

const chain = 'FROM a AS s0\nFROM s0 AS s1\nFROM b AS s2\nFROM s1 AS s3\n'

test('a file is begun once, when it is first asked for', () => {
  let begun = 0
  const memory = new Memory(viewOf('FROM a\n'))
  const remembers: Remembers = { begin: () => ({ count: ++begun }), start: undefined, slot: 0 }
  expect(begun).toBe(0)
  const state = memory.of(remembers, -1)
  expect(state).toEqual({ count: 1 })
  expect(memory.of(remembers, 0)).toBe(state)
  expect(begun).toBe(1)
})

test('a file in which there is nothing to look for is asked once', () => {
  let begun = 0
  const begin = (): undefined => void begun++
  const memory = new Memory(viewOf('FROM a\n'))
  for (let i = 0; i < 3; i++) expect(memory.of({ begin, start: undefined, slot: 0 }, -1)).toBeUndefined()
  expect(begun).toBe(1)
})

test('rules remember in slots of their own', () => {
  const memory = new Memory(viewOf('FROM a\n'))
  const [one, other] = [3, 1].map((slot): Remembers => ({ begin: () => ({ slot }), start: undefined, slot }))
  expect([memory.of(one!, -1), memory.of(other!, -1), memory.of(one!, -1)]).toEqual([
    { slot: 3 },
    { slot: 1 },
    { slot: 3 },
  ])
})

test('a stage is begun with those that it begins with, the lowest one first', () => {
  const { begun, remembers } = begunStages()
  const memory = memoryIn(chain, 3)
  expect(memory.of(remembers, 3)).toEqual({ path: [0, 1, 3] })
  expect(begun).toEqual([0, 1, 3])
})

test('what was begun already is handed on as it is', () => {
  const { begun, remembers } = begunStages()
  const memory = memoryIn(chain, 3)
  const below = memory.of(remembers, 1) as { path: number[] }
  below.path.push(9)
  expect(memory.of(remembers, 3)).toEqual({ path: [0, 1, 9, 3] })
  expect(memory.of(remembers, 1)).toBe(below)
  expect(begun).toEqual([0, 1, 3])
})

test('a stage that begins with none of them begins with nothing', () => {
  const { begun, remembers } = begunStages()
  const memory = memoryIn(chain, 2)
  memory.of(remembers, 0)
  expect(memory.of(remembers, 2)).toEqual({ path: [2] })
  expect(begun).toEqual([0, 2])
})

test('a stage has its own of each slot', () => {
  const [one, other] = [begunStages(0), begunStages(1)]
  const memory = memoryIn(chain, 3)
  memory.of(one.remembers, 3)
  expect(memory.of(other.remembers, 1)).toEqual({ path: [0, 1] })
  expect([one.begun, other.begun]).toEqual([
    [0, 1, 3],
    [0, 1],
  ])
})

test('thousands of stages are begun without a stack', () => {
  const text = Array.from({ length: 5000 }, (_, i) => `FROM s${i} AS s${i + 1}\n`).join('')
  const { begun, remembers } = begunStages()
  const start: Remembers['start'] = (_: unknown, { index }) => {
    begun.push(index)
    return {}
  }
  memoryIn(text, 4999).of({ ...remembers, start }, 4999)
  expect(begun.length).toBe(5000)
})
