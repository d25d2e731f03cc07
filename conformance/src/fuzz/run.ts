/*
 * Makes Dockerfiles for as long as it may, and holds what we make of them against BuildKit: what is refused and where,
 * the build after emit, the TypeScript after convert.
 *
 *     npx pnpm@10 fuzz [--minutes 1] [--seed 1] [FOLDER…]
 *
 * One seed gives the same texts in the same order everywhere. Files below the folders are changed beside BuildKit's own.
 * A finding is made smaller and printed; the exit code says whether there are any.
 */
import { parseArgs } from 'node:util'
import { buildkitDockerfiles } from '../buildkit-dockerfiles.js'
import { readFolders } from '../corpus/folders.js'
import { faultOf, playRound, type Finding } from './round.js'
import { shrink } from './shrink.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
})
const minutes = Number(values.minutes)
const firstSeed = Number(values.seed)
if (!(minutes > 0) || !Number.isSafeInteger(firstSeed)) {
  console.error('usage: fuzz [--minutes 1] [--seed 1] [FOLDER…]')
  process.exit(2)
}

const known = [...buildkitDockerfiles(), ...readFolders(positionals).map(({ text }) => text)]
const end = performance.now() + minutes * 60_000
const sum = { rounds: 0, texts: 0, accepted: 0, converted: 0 }
const findings: Finding[] = []

for (let seed = firstSeed; performance.now() < end; seed++) {
  const round = await playRound(seed, known, 40)
  sum.rounds++
  sum.texts += round.texts
  sum.accepted += round.accepted
  sum.converted += round.converted
  for (const finding of round.findings) {
    findings.push(finding)
    console.log(`seed ${seed}: ${finding.what}`)
    console.log((await smaller(finding)).replace(/^/gm, '    '))
  }
  // Whatever goes wrong in every text would fill the screen.
  if (findings.length >= 20) break
}

console.log(
  `${sum.rounds} rounds from seed ${firstSeed}: ${sum.texts} texts, ${sum.accepted} of them build, ${sum.converted} converted`,
)
console.log(`${sum.texts - findings.length} passed, ${findings.length} failed`)
process.exitCode = findings.length === 0 ? 0 : 1

/** The text made smaller, as long as the same kind of thing is wrong with it. */
async function smaller({ text, what }: Finding): Promise<string> {
  const kind = kindOf(what)
  return shrink(text, async (one) => {
    const fault = await faultOf(one)
    return fault !== undefined && kindOf(fault) === kind
  })
}

/** What a fault says before its details. */
function kindOf(what: string): string {
  return /^[^:\n0-9]*/.exec(what)![0]
}
