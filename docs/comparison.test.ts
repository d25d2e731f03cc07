import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compare } from '../benchmarks/peers/compare.mjs'
import { markdownTable } from './markdown-table.js'

// The page shows what other tools make of the same wishes. Those on npm are asked again here; the columns of the others
// stay, unless `DOFIGEN` names the program and `DOCKER_CONFIG_TOOL` the folder, see benchmarks/peers.mjs.
// `UPDATE_PAGES=1 npx pnpm@10 vitest run docs/comparison` writes into the page what they really make.

const path = new URL('comparison.md', import.meta.url)
const place = /(?<=<!-- peers -->\n\n)\|[^]*?(?=\n\n)/

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

test('the tools that are on npm make what the page says', async () => {
  const page = readFileSync(path, 'utf8')
  const [head, , ...lines] = place.exec(page)![0].split('\n').map(cellsOf)
  const written = new Map(lines.map(([what, ...cells]) => [what, cells]))
  const rows = await compare({
    dofigen: process.env['DOFIGEN'],
    dockerConfigTool: process.env['DOCKER_CONFIG_TOOL'],
  })
  const table = rows.map(({ what, cells }) => {
    const found = new Map(cells.map(({ tool, verdict }) => [tool, verdict]))
    return [what, ...head!.slice(1).map((tool, column) => found.get(tool) ?? written.get(what)?.[column] ?? '')]
  })
  const shown = page.replace(place, () => markdownTable([head!, ...table]))
  if (process.env['UPDATE_PAGES'] === '1') writeFileSync(path, shown)
  expect(readFileSync(path, 'utf8')).toBe(shown)
})
