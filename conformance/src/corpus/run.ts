/*
 * Reads folders of Dockerfiles, as people write them, and holds what we make of them against BuildKit:
 *
 *     tsx src/corpus/run.ts FOLDER…
 *
 * Prints counts and the differences by file; the exit code says whether there are any.
 */
import { emit, parse } from '../core.js'
import { llbAll, parseAll } from '../oracle.js'
import { readFolders } from './folders.js'
import { judge } from './judge.js'
import { refusalDifference } from './refusals.js'

const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (paths.length === 0) {
  console.error('usage: tsx src/corpus/run.ts FOLDER…')
  process.exit(2)
}
const files = readFolders(paths)
const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
const differences: string[] = []
const note = (name: string, what: string): void => void differences.push(`${name}: ${what}`)

const began = performance.now()
const parsed = files.map(({ text }) => parse(text))
const seconds = (performance.now() - began) / 1000

const answers = parseAll(files.map((file) => file.bytes))
for (const [i, { name }] of files.entries()) {
  const difference = refusalDifference(parsed[i]!.problems, answers[i]!)
  if (difference !== undefined) note(name, difference)
}

const texts = files.map((file) => file.text)
const built = llbAll(files.map((file) => file.bytes))
const accepted = files.flatMap((_file, i) => {
  const { error, targets = [] } = built[i]!
  return error === undefined && targets.every((target) => target.error === undefined) ? [i] : []
})
const emitted = new Map<number, string>()
for (const i of accepted) {
  try {
    const { text } = emit(parsed[i]!.file)
    emitted.set(i, text)
    const again = emit(parse(text).file).text
    if (again !== text) note(files[i]!.name, 'emit is not idempotent')
  } catch (error) {
    note(files[i]!.name, `emit throws: ${String(error)}`)
  }
}
const pairs = [...emitted].map(([i, text]) => [texts[i]!, text] as const)
const verdicts = judge(pairs)
for (const [at, i] of [...emitted.keys()].entries()) {
  const verdict = verdicts[at]
  if (verdict !== undefined) note(files[i]!.name, `${verdict.what}: ${verdict.detail}`)
}

const refused = answers.filter(({ error }) => error !== undefined).length
console.log(`files                       ${files.length} (${(bytes / 1e6).toFixed(2)} MB)`)
console.log(`parsed in                   ${seconds.toFixed(2)} s (${(bytes / 1e6 / seconds).toFixed(1)} MB/s, cold)`)
console.log(`accepted by BuildKit        ${accepted.length}, all stages built`)
console.log(`same build                  ${verdicts.filter((verdict) => verdict === undefined).length}`)
console.log(`refused by its parser       ${refused}`)
console.log(`differences                 ${differences.length}`)
for (const difference of differences) console.log(`  ${difference}`)
process.exitCode = differences.length === 0 ? 0 : 1
