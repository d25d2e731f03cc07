import { expect, test } from 'vitest'
import { shown, toggled } from '../src/tasks.js'

const tasks = [
  { title: 'a', done: false },
  { title: 'b', done: true },
]

test('what is done can be done again', () => {
  expect(toggled(toggled(tasks, 'a'), 'a')).toEqual(tasks)
  expect(toggled(tasks, 'a').map(({ done }) => done)).toEqual([true, true])
})

test('the path chooses', () => {
  expect(shown(tasks, '/done').map(({ title }) => title)).toEqual(['b'])
  expect(shown(tasks, '/open').map(({ title }) => title)).toEqual(['a'])
  expect(shown(tasks, '/')).toEqual(tasks)
})
