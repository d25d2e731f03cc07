import { expect, test } from 'vitest'
import { memorySize, memorySizeFault } from './memory-size.js'
import { holdFaults } from './testing/faults.js'

holdFaults(
  'a memory size',
  memorySizeFault,
  [
    ...['0', '1', '512', '+1', '007', '1.5', '.5', '5.', '1_000', '1_0.0_1', '1e3', '1E+3', '1e-3', '1e308'],
    ...['1b', '1B', '1k', '1K', '1m', '1g', '1t', '1p', '512m', '1.5kb', '.5p', '5.m', '1e3k', '+1T', '1e18p'],
    ...['1kb', '1kB', '1KiB', '1Kib', '1GiB', '1mib', '1pb'],
    ...['1 ', '1 b', '1 k', '1 GiB'],
  ],
  {
    'it has no number': ['', 'k', 'kb', 'inf', 'nan', 'Infinity', '\u0663', '-'],
    '"-1" is not a positive number': ['-1', '-1m', '-1 m'],
    '"1 " is not a positive number': ['1  k', '1  '],
    '" 1" is not a positive number': [' 1'],
    '"1m" is not a positive number': ['1m m'],
    '"1__0" is not a positive number': ['1__0'],
    '"_1" is not a positive number': ['_1'],
    '"." is not a positive number': ['.', '.m'],
    '"1.2.3" is not a positive number': ['1.2.3'],
    '"1,5" is not a positive number': ['1,5m'],
    '"0x10" is not a positive number': ['0x10'],
    '"0b1" is not a positive number': ['0b1'],
    '"1e309" is not a positive number': ['1e309'],
    '"1e1.0" is not a positive number': ['1e1.0'],
    '"x1" is not a positive number': ['x1'],
    '"_" is not a unit (k, m, g)': ['1_'],
    '"x" is not a unit (k, m, g)': ['1x'],
    '"e" is not a unit (k, m, g)': ['1e'],
    '"E" is not a unit (k, m, g)': ['1E'],
    '"i" is not a unit (k, m, g)': ['1i'],
    '"ki" is not a unit (k, m, g)': ['1ki'],
    '"ib" is not a unit (k, m, g)': ['1ib'],
    '"bb" is not a unit (k, m, g)': ['1bb'],
    '"mbb" is not a unit (k, m, g)': ['1mbb'],
    '"gram" is not a unit (k, m, g)': ['1gram', '1 gram'],
    '"\\nk" is not a unit (k, m, g)': ['1\\nk'],
  },
)

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
