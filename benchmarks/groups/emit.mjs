// The same files made by Stagecraft and by other libraries. Each contender makes each file in a process of its own, so
// that nobody pays for what was made before.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { cases, contenders } from '../emit/cases.mjs'
import { contest } from '../harness/contest.mjs'

export async function measure({ rounds }) {
  const figures = {}
  for (const name of Object.keys(cases))
    figures[name] = await measured(name, Math.min(rounds, cases[name].rounds ?? rounds))
  return figures
}

async function measured(name, rounds) {
  const workers = contenders.map((contender) => ({ contender, ...start(contender, name) }))
  try {
    await compare(name, workers)
    const asked = workers.map(({ contender, ask }) => ({
      ...contender,
      once: async (warms) => (await ask('time', { warms })) * cases[name].scale,
    }))
    return await contest(name, asked, rounds)
  } finally {
    for (const { stop } of workers) stop()
  }
}

function start({ name, module }, caseName) {
  const child = fork(join(import.meta.dirname, '../emit/worker.mjs'), [module, caseName])
  const ended = new Promise((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  // Who ends before it is asked is told when it is asked.
  ended.catch(() => {})
  const ask = (question, about) => {
    const answered = new Promise((resolve, reject) => {
      child.once('message', ({ answer, error }) => {
        if (error === undefined) resolve(answer)
        else reject(new Error(`${name}, ${caseName}: ${error}`))
      })
    })
    if (child.connected) child.send({ question, about })
    return Promise.race([answered, ended])
  }
  return { ask, stop: () => child.connected && child.disconnect() }
}

/** Stops when a contender does not make what the first one makes, but for what its API lacks. */
async function compare(name, [first, ...others]) {
  const expected = await first.ask('count')
  for (const { contender, ask } of others) {
    const found = await ask('count')
    for (const [kind, missing] of Object.entries(contender.lacks?.[name] ?? {})) {
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
