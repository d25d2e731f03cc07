// Builds the examples with BuildKit, runs what comes out, and compares it with `expect.json` beside each of them:
// `node conformance/engine/e2e.mjs [example…]`. docs/engine.md has the rest.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Unable, docker, engine } from './e2e/engine.mjs'
import { checkExample } from './e2e/example.mjs'
import { readExpectation } from './e2e/expectation.mjs'
import { release, take } from './e2e/lock.mjs'
import { readTargets } from './e2e/targets.mjs'

const examples = join(import.meta.dirname, '..', '..', 'examples')
const required = process.env.STAGECRAFT_E2E === 'required'
const count = { ok: 0, FAILED: 0, skipped: 0 }

function report(verdict, name, seconds, message = '') {
  count[verdict] += 1
  console.log(
    `${verdict.padEnd(8)}${name.padEnd(30)}${seconds === undefined ? '' : `${seconds.toFixed(1)} s`.padStart(7)}  ${message}`.trimEnd(),
  )
}

const indented = (text) => text.replace(/^(?=.)/gm, '    ')

function chosen() {
  const known = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'Dockerfile')))
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`no example is called ${unknown.join(', ')}; there are ${known.join(', ')}`)
    process.exit(2)
  }
  return wanted.length > 0 ? wanted : known
}

/** All that can be told without building. */
function plan(name) {
  const folder = join(examples, name)
  const expectation = readExpectation(folder)
  if (expectation === undefined) throw new Error('it has no expect.json')
  if (expectation.skip !== undefined) return { name, skip: expectation.skip }
  return { name, folder, expectation, ...readTargets(join(folder, 'Dockerfile')) }
}

const plans = []
for (const name of chosen()) {
  try {
    const made = plan(name)
    if (made.skip === undefined) plans.push(made)
    else report('skipped', name, undefined, made.skip)
  } catch (error) {
    report('FAILED', name, undefined, error.message)
  }
}

/** @returns why the examples that are left cannot be built here */
async function run() {
  try {
    engine('up')
    while (plans.length > 0) {
      const [{ name, folder, expectation, images, targets }] = plans
      const began = performance.now()
      const seconds = () => (performance.now() - began) / 1000
      try {
        engine('images', ...images)
        await checkExample(folder, targets, expectation)
        report('ok', name, seconds(), targets.join(', '))
      } catch (error) {
        if (error instanceof Unable) throw error
        report('FAILED', name, seconds(), error.message)
        console.log(indented(error.detail ?? error.stack))
      }
      plans.shift()
    }
  } catch (error) {
    if (error instanceof Unable) return error.message
    throw error
  } finally {
    docker('image', 'prune', '--force')
    engine('down')
    release()
  }
}

if (plans.length > 0) {
  const reason = take() ?? (await run())
  for (const { name } of plans) report(required ? 'FAILED' : 'skipped', name, undefined, reason)
}
console.log(`${count.ok} passed, ${count.FAILED} failed, ${count.skipped} skipped`)
process.exitCode = count.FAILED > 0 ? 1 : 0
