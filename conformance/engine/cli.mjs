// What the command line says of builds, held against BuildKit: `node conformance/engine/cli.mjs [word in a name…]`.
// docs/engine.md has the rest.
import { checkFailure, failures } from './cli/failures.mjs'
import { checkPlaces } from './cli/places.mjs'
import { changeName, checkRebuild, rebuilds } from './cli/rebuilds.mjs'
import { standIns } from './cli/stagecraft.mjs'
import { Unable, engine } from './e2e/engine.mjs'
import { release, take } from './e2e/lock.mjs'

const required = process.env.STAGECRAFT_E2E === 'required'
const count = { ok: 0, FAILED: 0, skipped: 0 }
const words = process.argv.slice(2)

const cases = [
  ...failures.map((one) => ({ name: `failure: ${one.name}`, check: (contexts) => checkFailure(one, contexts) })),
  ...['plain', 'rawjson'].map((progress) => ({
    name: `places: in what buildctl prints (${progress})`,
    check: (contexts) => checkPlaces(progress, contexts),
  })),
  ...rebuilds.flatMap((example) =>
    example.changes.map((change) => ({
      name: `rebuild: ${example.example}, ${changeName(change)}`,
      check: (contexts) => checkRebuild(example, change, contexts),
    })),
  ),
].filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))

function report(verdict, name, message = '') {
  count[verdict] += 1
  console.log(`${verdict.padEnd(8)}${name}${message === '' ? '' : `: ${message}`}`)
}

/** @returns why the cases that are left cannot be tried here */
async function run() {
  try {
    await engine('up')
    await engine(
      'images',
      'node:22-alpine',
      'golang:1.26-alpine',
      'python:3.14-slim',
      'nginxinc/nginx-unprivileged:1.29-alpine',
    )
    const contexts = standIns()
    while (cases.length > 0) {
      const [{ name, check }] = cases
      try {
        report('ok', name, check(contexts))
      } catch (error) {
        if (error instanceof Unable) throw error
        report('FAILED', name, error.message)
        console.log((error.detail ?? error.stack).replace(/^(?=.)/gm, '    '))
      }
      cases.shift()
    }
  } catch (error) {
    if (error instanceof Unable) return error.message
    throw error
  } finally {
    await engine('down')
    release()
  }
}

if (cases.length > 0) {
  const reason = take() ?? (await run())
  for (const { name } of cases) report(required ? 'FAILED' : 'skipped', name, reason)
}
console.log(`${count.ok} passed, ${count.FAILED} failed, ${count.skipped} skipped`)
process.exitCode = count.FAILED > 0 ? 1 : 0
