import { expect, test } from 'vitest'
import type { Run } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { fileView } from './file-view.js'
import type { EntryView } from './views.js'
import { visit } from './visit.js'
import { perEntry, perFile } from './worked-out.js'

const viewOf = (text: string) => fileView(parse(text).file, new Map(), undefined, {})

test('a fact about a file is worked out once for each file', () => {
  const asked: number[] = []
  const stages = perFile(({ file }) => {
    asked.push(file.stages.length)
    return file.stages.length
  })
  const [one, two] = [viewOf('FROM a\n'), viewOf('FROM a\nFROM b\n')]
  expect([stages(one), stages(two), stages(one), stages(two)]).toEqual([1, 2, 1, 2])
  expect(asked).toEqual([1, 2])
})

test('that there is none is worked out once too', () => {
  let asked = 0
  const none = perFile((): undefined => void asked++)
  const view = viewOf('FROM a\n')
  expect([none(view), none(view)]).toEqual([undefined, undefined])
  expect(asked).toBe(1)
})

test('facts do not get in the way of each other', () => {
  const [one, other] = [perFile(() => 'one'), perFile(() => 'other')]
  const view = viewOf('FROM a\n')
  expect([other(view), one(view), other(view)]).toEqual(['other', 'one', 'other'])
})

test('a fact about an entry is worked out once for each visit', () => {
  const asked: number[] = []
  const fact = perEntry((_: Run, { index }: EntryView) => {
    asked.push(index)
    return index === 1 ? undefined : index
  })
  const said: unknown[] = []
  const { file } = parse('FROM a\nRUN b\nRUN c\nRUN d\n')
  visit(file, {}, { entries: { run: (run, _, at) => void said.push(fact(run, at), fact(run, at)) } })
  expect(said).toEqual([0, 0, undefined, undefined, 2, 2])
  expect(asked).toEqual([0, 1, 2])
})
