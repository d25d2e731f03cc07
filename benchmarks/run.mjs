// Times the same files made by Stagecraft and by other libraries: `pnpm bench [--rounds N] [--json]`.
//
// Each contender makes each file in a process of its own, so that nobody pays for what was made before; the rounds of all
// are interleaved, so that a busy moment of the machine hits everybody; a figure is the median of the rounds. Nothing is
// asserted about times.
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

const figures = []
for (const each of cases) figures.push(...(await measured(each)))
const result = { node: process.version, cpu: cpus()[0]?.model, rounds, figures }
console.log(options.json ? JSON.stringify(result, undefined, 2) : table(result))

/** The figures of one case. */
async function measured(each) {
  const workers = contenders.map((contender) => ({ contender, ...start(contender, each), times: [] }))
  try {
    await compare(each, workers)
    for (let round = 1; round <= rounds; round++) {
      for (const { contender, ask, times } of workers) {
        progress(`${each.name}: ${contender.name}, round ${round} of ${rounds}`)
        times.push((await ask('time')) / each.scale)
      }
    }
  } finally {
    progress('')
    for (const { stop } of workers) stop()
  }
  return workers.map(({ contender: { name, checks }, times }) => {
    const sorted = times.sort((a, b) => a - b)
    const [min, median, max] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)]
    return { case: each.name, what: each.what, contender: name, checks, unit: each.unit, median, min, max }
  })
}

function start({ name }, each) {
  const child = fork(join(import.meta.dirname, 'worker.mjs'), [name, each.name])
  const ended = new Promise((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  // Who ends before it is asked is told when it is asked.
  ended.catch(() => {})
  const ask = (question) => {
    const answered = new Promise((resolve, reject) => {
      child.once('message', ({ answer, error }) => {
        if (error === undefined) resolve(answer)
        else reject(new Error(`${name}, ${each.name}: ${error}`))
      })
    })
    if (child.connected) child.send(question)
    return Promise.race([answered, ended])
  }
  return { ask, stop: () => child.connected && child.disconnect() }
}

/** Stops when a contender does not make what the first one makes, but for what its API lacks. */
async function compare({ name }, [first, ...others]) {
  const expected = await first.ask('count')
  for (const { contender, ask } of others) {
    const found = await ask('count')
    for (const [kind, missing] of Object.entries(contender.lacks[name] ?? {})) {
      found.kinds[kind] = (found.kinds[kind] ?? 0) + missing
      found.instructions += missing
    }
    const kinds = new Set([...Object.keys(expected.kinds), ...Object.keys(found.kinds)])
    const different = [...kinds].find((kind) => expected.kinds[kind] !== found.kinds[kind])
    if (different === undefined && expected.stages === found.stages) continue
    const ours = `${first.contender.name} ${JSON.stringify(expected)}`
    throw new Error(`${name}: ${contender.name} makes ${JSON.stringify(found)}, ${ours}`)
  }
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}
