import { expect, test } from 'vitest'
import { framesOf } from './stack.js'

test('frames of every spelling that V8 has', () => {
  const stack = `Error: at nothing (/not/a/frame:1:2) really
    at new Web (file:///a%20b/x.ts?tsx-namespace=1:2:3)
    at async /home/me (old)/y.ts:4:5
    at Object.<anonymous> (/home/me (old)/z.ts:6:7)
    at C:\\me\\w.ts:8:9
    at node:internal/modules:10:11
    at Array.map (<anonymous>)
    at Promise.all (index 0)`
  expect(framesOf(stack).map(({ file, line, column }) => [file, line, column])).toEqual([
    ['/a b/x.ts', 2, 3],
    ['/home/me (old)/y.ts', 4, 5],
    ['/home/me (old)/z.ts', 6, 7],
    ['C:\\me\\w.ts', 8, 9],
  ])
})
