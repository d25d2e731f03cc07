import { expect, test } from 'vitest'
import { emitMarked } from './emit.js'
import { fileOf, textOf } from './testing/models.js'

test('what is marked is not asked about', () => {
  const file = fileOf([
    { kind: 'workdir', path: '/a' },
    { kind: 'workdir', path: 'a b' },
  ])
  const [first, second] = [1, 3].map((marks) => emitMarked(file, {}, [marks]).text)
  expect(first).toBe(textOf(file))
  expect(second).toBe('FROM alpine\nWORKDIR /a\nWORKDIR a b\n')
})

test('a plain command that is too long for a line is cut', () => {
  const line = 'a'.repeat(70_000)
  const file = fileOf([{ kind: 'run', flags: {}, command: { form: 'shell', lines: [line], heredocs: [] } }])
  const { text } = emitMarked(file, {}, [1])
  expect(text).toBe(textOf(file))
  expect(text.split('\n').map(({ length }) => length)).toEqual([11, 65_535, 4 + 70_000 - 65_534, 0])
})
