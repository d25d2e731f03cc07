import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rows } from './rows.mjs'
import { keptFigures, writtenPages } from './table/pages.mjs'
import { number } from './table/number.mjs'
import { table } from './table/table.mjs'
import { verdictOf } from './table/verdict.mjs'

const kept = keptFigures()

test('the pages show the rows, the units and the goals that the command prints, with the figures of one run', async () => {
  for (const [path, text] of await writtenPages(kept)) expect(readFileSync(path, 'utf8'), path).toBe(text)
})

test('the run that is kept has measured every row, and nothing else', () => {
  expect(Object.keys(kept.figures).sort()).toEqual(rows.map(({ name }) => name).sort())
})

test.each(rows)('$name: whoever it is measured beside is there', ({ name, floor }) => {
  const roles = kept.figures[name].map(({ role }: { readonly role: string }) => role)
  expect(roles.filter((role: string) => role === 'ours')).toHaveLength(1)
  expect(roles.filter((role: string) => role === 'floor')).toHaveLength(floor === undefined ? 0 : 1)
})

test('names of rows are not used twice', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
})

const row = {
  name: 'row',
  title: 'a row',
  unit: 'ms',
  less: true,
  floor: 'nothing',
  goal: { text: '≤ half of slow', holds: ({ ours, figure }: Seen) => ours <= figure('slow') / 2 },
}
interface Seen {
  readonly ours: number
  readonly figure: (name: string) => number
}
const run = (ours: number, ...peers: readonly [string, number][]) => ({
  node: 'v20.0.0',
  figures: {
    row: [
      { name: 'Stagecraft', role: 'ours', figure: ours },
      ...peers.map(([name, figure]) => ({ name, role: 'peer', figure })),
      { name: 'nothing', role: 'floor', figure: 0.5 },
    ],
  },
})

test.each([
  { of: 'less than half', result: run(4, ['slow', 10]), verdict: 'met' },
  { of: 'more than half', result: run(6, ['slow', 10]), verdict: 'missed' },
  { of: 'a contender that could not be measured', result: run(4), verdict: 'not measured' },
  {
    of: 'a row that could not be measured',
    result: { node: 'v20.0.0', figures: { row: [] } },
    verdict: 'not measured',
  },
])('the verdict on $of is $verdict', ({ result, verdict }) => {
  expect(verdictOf(row, result)).toBe(verdict)
})

test.each([
  { less: true, cells: ['8.00', '4.00 fast', '2.00×', '0.50 nothing', '16.0×'] },
  { less: false, cells: ['8.00', '16.0 slow', '2.00×', '0.50 nothing', '0.062×'] },
])('ratios are of cost, whether less is better: $less', ({ less, cells }) => {
  const [, , line] = table([{ ...row, less }], run(8.001, ['fast', 4.001], ['slow', 16.001])).split('\n')
  expect(
    line!
      .split('|')
      .map((cell) => cell.trim())
      .slice(2, 7),
  ).toEqual(cells)
})

test.each([
  [0, '0'],
  [31, '31'],
  [0.0123, '0.012'],
  [3.14159, '3.14'],
  [42.83, '42.8'],
  [1077.8, '1,078'],
])('%d is written %s', (value, text) => expect(number(value)).toBe(text))
