import { expect, test } from 'vitest'
import { memorySize, memorySizeFault } from './memory-size.js'

test.each<[text: string, bytes: number | undefined]>([
  ['0', 0],
  ['512', 512],
  ['1b', 1],
  ['1k', 1024],
  ['1 KB', 1024],
  ['1KiB', 1024],
  ['512m', 2 ** 29],
  ['1.5g', 1.5 * 2 ** 30],
  ['2T', 2 ** 41],
  ['.5p', 2 ** 49],
  ['1.7', 1],
  ['1_024', 1024],
  ['1e3k', 1000 * 1024],
  ['m', undefined],
  ['1x', undefined],
  ['-1', undefined],
])('%j is %d bytes', (text, bytes) => {
  expect(memorySize(text)).toBe(bytes)
  expect(memorySizeFault(text) === undefined).toBe(bytes !== undefined)
})
