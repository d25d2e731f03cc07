// Builds the examples with BuildKit, runs what comes out, and compares it with `expect.json` beside each of them:
// `node conformance/engine/e2e.mjs [--quick | --table] [example…]`. docs/engine.md has the rest.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Unable, docker, engine, prepare } from './e2e/engine.mjs'
import { checkExample } from './e2e/example.mjs'
import { readExpectation } from './e2e/expectation.mjs'
import { release, take } from './e2e/lock.mjs'
import { singleStage, system } from './e2e/ratio.mjs'
import { goalOf, readSizes, sizeKey, writeTable } from './e2e/table.mjs'
import { readTargets } from './e2e/targets.mjs'

const examples = join(import.meta.dirname, '..', '..', 'examples')
const required = process.env.STAGECRAFT_E2E === 'required'
const table = process.argv.includes('--table')
/** In a quick run, how large the images of single stages were when they were measured. */
const recorded = process.argv.includes('--quick') ? readSizes() : undefined
const count = { ok: 0, FAILED: 0, skipped: 0 }

function report(verdict, name, seconds, message = '') {
  count[verdict] += 1
  console.log(
    `${verdict.padEnd(8)}${name.padEnd(30)}${seconds === undefined ? '' : `${seconds.toFixed(1)} s`.padStart(7)}  ${message}`.trimEnd(),
  )
}

const indented = (text) => text.replace(/^(?=.)/gm, '    ')

const known = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'Dockerfile')))

function chosen() {
  const wanted = process.argv.slice(2).filter((argument) => !['--quick', '--table'].includes(argument))
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`no example is called ${unknown.join(', ')}; there are ${known.join(', ')}`)
    process.exit(2)
  }
  return wanted.length > 0 ? wanted : known
}

const measuredTargets = ({ targets = {} }) => Object.entries(targets).filter(([, { ratio }]) => ratio !== undefined)

/** All that can be told without building. */
function plan(name) {
  const folder = join(examples, name)
  const expectation = readExpectation(folder)
  if (expectation === undefined) throw new Error('it has no expect.json')
  if (expectation.skip !== undefined) return { name, skip: expectation.skip }

  const { targets, bases, images: own } = readTargets(join(folder, 'Dockerfile'))
  const missing = targets.filter((target) => !Object.hasOwn(expectation.targets, target))
  const unknown = Object.keys(expectation.targets).filter((target) => !targets.includes(target))
  if (missing.length > 0) throw new Error(`expect.json does not mention the target ${missing.join(', ')}`)
  if (unknown.length > 0) throw new Error(`expect.json mentions ${unknown.join(', ')}, which the Dockerfile has not`)
  for (const [target, { ratio, overGoal }] of measuredTargets(expectation)) {
    if (!existsSync(join(folder, singleStage))) throw new Error(`a ratio needs ${singleStage}, and there is none`)
    if (ratio > goalOf(bases.get(target)) !== (overGoal !== undefined)) {
      throw new Error(
        `expect.json.targets.${target}: the goal is a ratio of ${goalOf(bases.get(target))}; "overGoal" says why a larger one is allowed`,
      )
    }
  }
  const measures = measuredTargets(expectation).map(([target]) => target)
  const images = [...own]
  if (measures.length > 0) {
    images.push(system)
    const isKnown = measures.every((target) => recorded?.has(sizeKey(name, target)))
    if (!isKnown) images.push(...readTargets(join(folder, singleStage)).images)
  }
  return { name, folder, expectation, targets: table ? measures : targets, bases, own, images }
}

/** What the table is about: every target with a ratio, and why that is over the goal. */
function targetsInTable() {
  return known.flatMap((name) =>
    measuredTargets(readExpectation(join(examples, name)) ?? {}).map(([target, { overGoal }]) => ({
      name,
      target,
      overGoal,
    })),
  )
}

const inTable = table ? targetsInTable() : []
const plans = []
for (const name of chosen()) {
  try {
    const made = plan(name)
    if (made.skip !== undefined) report('skipped', name, undefined, made.skip)
    else if (!table || measuredTargets(made.expectation).length > 0) plans.push(made)
  } catch (error) {
    report('FAILED', name, undefined, error.message)
  }
}

const measured = new Map()
const cannot = (name, reason) => report(required ? 'FAILED' : 'skipped', name, undefined, reason)

async function check(example) {
  const { name, targets, own, images } = example
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  try {
    await prepare('images', ...images)
    measured.set(
      name,
      await checkExample(example, table ? own : undefined, (target) => recorded?.get(sizeKey(name, target))),
    )
    report('ok', name, seconds(), targets.join(', '))
  } catch (error) {
    if (error instanceof Unable) return cannot(name, error.message)
    report('FAILED', name, seconds(), error.message)
    console.log(indented(error.detail ?? error.stack))
  }
}

/** Two at a time: while one waits for a download or a container, the other builds. What is timed is alone. */
async function checkAll() {
  const worker = async () => {
    while (plans.length > 0) await check(plans.shift())
  }
  await Promise.all(table ? [worker()] : [worker(), worker()])
}

/** @returns why no example can be built here */
async function run() {
  try {
    await engine('up')
    await checkAll()
  } catch (error) {
    if (error instanceof Unable) return error.message
    throw error
  } finally {
    await docker('image', 'prune', '--force')
    await engine('down')
    release()
  }
}

if (plans.length > 0) {
  const reason = take() ?? (await run())
  for (const { name } of plans) cannot(name, reason)
}
if (recorded !== undefined) {
  report(
    'skipped',
    singleStage,
    undefined,
    'not built for the ratios that docs/images.md has a size for, because of --quick',
  )
}
if (table) await writeTable(measured, inTable)
console.log(`${count.ok} passed, ${count.FAILED} failed, ${count.skipped} skipped`)
process.exitCode = count.FAILED > 0 ? 1 : 0
