// The table in the pages: README.md has the rows that most ask for, supply-chain.md those of sizes, and
// benchmarks/README.md all. The figures of the run
// that they come from are kept beside them, so that the pages can be held to the rows without measuring again.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { rows } from '../rows.mjs'
import { machineOf, table } from './table.mjs'

const root = join(import.meta.dirname, '../..')
const kept = 'benchmarks/figures.json'
const tables = {
  'README.md': rows.filter(({ inReadme }) => inReadme),
  'docs/supply-chain.md': rows.filter(({ group }) => group === 'install'),
  'benchmarks/README.md': rows,
}

export const pages = [...Object.keys(tables), kept]

/** The figures of the run that the pages show. */
export const keptFigures = () => JSON.parse(readFileSync(join(root, kept), 'utf8'))

/** What the pages must say of a run: paths with texts. */
export async function writtenPages(result) {
  const written = Object.entries(tables).map(([path, shown]) => [path, withTable(path, shown, result)])
  const all = [...written, [kept, JSON.stringify(result)]]
  return Promise.all(all.map(async ([path, text]) => [join(root, path), await formatted(join(root, path), text)]))
}

const marks = /(<!-- figures: .*? -->\n)[^]*?(\n<!-- end of figures -->)/

function withTable(path, shown, result) {
  const text = readFileSync(join(root, path), 'utf8')
  if (!marks.test(text))
    throw new Error(`${path} has no place for the table: <!-- figures: … --> … <!-- end of figures -->`)
  const filled = `\n${table(shown, result)}\n\n${machineOf(result)}\n`
  return text.replace(marks, (_, before, after) => `${before}${filled}${after}`)
}

const formatted = async (filepath, text) => format(text, { ...(await resolveConfig(filepath)), filepath })
