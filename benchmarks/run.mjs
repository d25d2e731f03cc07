// Stagecraft beside other libraries, in one run and one table; `pnpm bench --help` says how.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { notes } from './harness/notes.mjs'
import { progress } from './harness/progress.mjs'
import { groups, rows } from './rows.mjs'
import { detail } from './table/detail.mjs'
import { pages, writtenPages } from './table/pages.mjs'
import { machineOf, table } from './table/table.mjs'
import { verdictOf } from './table/verdict.mjs'

const help = `usage: pnpm bench [options] [FOLDER…]

Makes, reads, lints, converts, checks and installs the same things with Stagecraft and with other libraries, and prints one
table. FOLDERs hold more Dockerfiles to read, beside those of our examples and those of BuildKit's tests, which need Go.

  --only NAME    this row or this group of rows, several times if you like: ${groups.join(', ')}
  --quick        fewer rounds
  --rounds N     so many rounds (default: 7)
  --node PATH    with --detail: another Node that check is started with, several times if you like
  --detail       every contender of a row, not only the best
  --json         every figure, for a program
  --write        also writes the table into README.md, benchmarks/README.md and docs/supply-chain.md
`

const { values, positionals: folders } = readArguments()
if (values.help) {
  console.log(help)
  process.exit(0)
}
const rounds = Number(values.rounds ?? (values.quick ? 3 : 7))
if (!Number.isInteger(rounds) || rounds < 1) wrong(`--rounds takes a whole number, 1 or more; found ${values.rounds}`)
if (values.write && (values.only !== undefined || values.quick || folders.length > 0))
  wrong('--write writes what a whole run gives: it cannot stand beside --only, --quick or a FOLDER')
const only = values.only ?? groups
for (const name of only)
  if (!rows.some((row) => row.name === name || row.group === name))
    wrong(
      `--only ${name}: no row and no group is called so; groups: ${groups.join(', ')}; rows: ${rows.map((row) => row.name).join(', ')}`,
    )

const shown = rows.filter(({ name, group }) => only.includes(name) || only.includes(group))
const figures = {}
for (const group of new Set(shown.map((row) => row.group))) {
  const { measure } = await import(`./groups/${group}.mjs`)
  Object.assign(figures, await measure({ rounds, quick: values.quick, folders, nodes: values.node }))
}
progress('')

const result = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  ...machine(),
  rounds,
  notes,
  figures,
}
if (values.write) for (const [path, text] of await writtenPages(result)) writeFileSync(path, text)
if (values.json) console.log(JSON.stringify(withVerdicts(result), undefined, 2))
else console.log(values.detail ? detail(shown, result) : `${machineOf(result)}\n\n${table(shown, result)}`)
if (values.write) console.error(`written: ${pages.join(', ')}`)

function readArguments() {
  try {
    const text = { type: 'string' }
    const flag = { type: 'boolean', default: false }
    const several = { type: 'string', multiple: true }
    return parseArgs({
      options: {
        help: flag,
        only: several,
        quick: flag,
        rounds: text,
        node: { ...several, default: [] },
        detail: flag,
        json: flag,
        write: flag,
      },
      allowPositionals: true,
    })
  } catch (error) {
    return wrong(`${error.message}\n\n${help}`)
  }
}

function wrong(message) {
  console.error(message)
  process.exit(2)
}

function machine() {
  const [first, ...more] = cpus()
  return { processor: first?.model ?? 'unknown processor', cores: more.length + 1, platform: process.platform }
}

function withVerdicts(found) {
  const measured = shown.map((row) => ({
    name: row.name,
    title: row.title,
    unit: row.unit,
    goal: row.goal?.text,
    verdict: verdictOf(row, found),
    contenders: found.figures[row.name],
  }))
  const { figures: _, ...about } = found
  return { ...about, rows: measured }
}
