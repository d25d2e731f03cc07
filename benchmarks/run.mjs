// Times the same files made by Stagecraft and by other libraries: `pnpm bench [--rounds N] [--json]`.
//
// Each contender runs in a process of its own; the rounds of all are interleaved, so that a busy moment of the machine hits
// everybody; a figure is the median of the rounds. Nothing is asserted about times.
import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cases, contenders } from './cases.mjs'
import { table } from './table.mjs'

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, json: { type: 'boolean', default: false } },
})
const rounds = Number(options.rounds)
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`--rounds takes a whole number, 1 or more; found ${options.rounds}`)
  process.exit(2)
}

function start({ name }) {
  const child = fork(join(import.meta.dirname, 'worker.mjs'), [name], { execArgv: ['--expose-gc'] })
  const ask = (question, which) =>
    new Promise((resolve, reject) => {
      const onExit = (code) => reject(new Error(`${name} ended with ${code}`))
      child.once('exit', onExit)
      child.once('message', ({ answer, error }) => {
        child.off('exit', onExit)
        if (error === undefined) resolve(answer)
        else reject(new Error(`${name}, ${which}: ${error}`))
      })
      child.send({ question, name: which })
    })
  return { ask, stop: () => child.disconnect() }
}

const processes = new Map(contenders.map((contender) => [contender.name, start(contender)]))

try {
  await compare()
  const figures = await time()
  const measured = { node: process.version, cpu: cpus()[0]?.model, rounds, figures }
  console.log(options.json ? JSON.stringify(measured, undefined, 2) : table(measured))
} finally {
  for (const { stop } of processes.values()) stop()
}

/** Stops when a contender does not make what the first one makes, but for what its API lacks. */
async function compare() {
  for (const { name } of cases) {
    const [first, ...others] = contenders
    const expected = await processes.get(first.name).ask('count', name)
    for (const other of others) {
      const found = await processes.get(other.name).ask('count', name)
      for (const [kind, missing] of Object.entries(other.lacks[name] ?? {})) {
        found.kinds[kind] = (found.kinds[kind] ?? 0) + missing
        found.instructions += missing
      }
      const kinds = new Set([...Object.keys(expected.kinds), ...Object.keys(found.kinds)])
      const different = [...kinds].find((kind) => expected.kinds[kind] !== found.kinds[kind])
      if (different === undefined && expected.stages === found.stages) continue
      throw new Error(
        `${name}: ${other.name} makes ${JSON.stringify(found)}, ${first.name} ${JSON.stringify(expected)}`,
      )
    }
  }
}

async function time() {
  const figures = cases.flatMap((each) => contenders.map((contender) => ({ case: each, contender, rounds: [] })))
  for (let round = 0; round < rounds; round++) {
    for (const figure of figures) {
      if (process.stderr.isTTY)
        progress(`round ${round + 1} of ${rounds}: ${figure.case.name} ${figure.contender.name}`)
      figure.rounds.push(await processes.get(figure.contender.name).ask('time', figure.case.name))
    }
  }
  if (process.stderr.isTTY) progress('')
  return figures.map(({ case: { name, what, scale, unit }, contender, rounds: all }) => {
    const sorted = all.map((nanoseconds) => nanoseconds / scale).sort((a, b) => a - b)
    const median = sorted[sorted.length >> 1]
    return {
      case: name,
      what,
      contender: contender.name,
      checks: contender.checks,
      unit,
      median,
      min: sorted[0],
      max: sorted.at(-1),
    }
  })
}

function progress(text) {
  process.stderr.write(`\r\u001b[K${text}`)
}
