/*
 * Law 3 for TypeScript: what is printed for a Dockerfile type-checks, runs, and emits the same text.
 *
 *     NODE_OPTIONS=--conditions=stagecraft-source tsx src/convert/run.ts FOLDER… [--keep] [--no-types]
 *
 * Prints measurements and the differences by file; the exit code says whether there are any. `--keep` leaves the
 * converted files where they are type-checked.
 */
import { convert } from '@stagecraft/convert'
import { readFolders, type CorpusFile } from '../corpus/folders.js'
import { emit, parse } from '../core.js'
import { llbAll } from '../oracle.js'
import { Workshop } from './workshop.js'
import { measure, report } from './measure.js'

const flags = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')))
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (paths.length === 0) {
  console.error('usage: tsx src/convert/run.ts FOLDER… [--keep] [--no-types]')
  process.exit(2)
}

const files = readFolders(paths)
const built = llbAll(files.map(({ bytes }) => bytes))
const accepted = files.filter((_, i) => {
  const { error, targets = [] } = built[i]!
  return error === undefined && targets.every((target) => target.error === undefined)
})

const differences: string[] = []
const note = (name: string, what: string): void => void differences.push(`${name}: ${what}`)

const converted: { readonly file: CorpusFile; readonly source: string; readonly milliseconds: number }[] = []
for (const file of accepted) {
  const began = performance.now()
  try {
    const { source, problems } = await convert(file.text, { file: file.name })
    const milliseconds = performance.now() - began
    if (source !== undefined) converted.push({ file, source, milliseconds })
    else note(file.name, `no source: ${problems.map(({ code, message }) => `${code} ${message}`).join('; ')}`)
  } catch (error) {
    note(file.name, `convert throws: ${error instanceof Error ? error.stack : String(error)}`)
  }
}

const workshop = new Workshop(converted.map(({ source }) => source))
try {
  if (!flags.has('--no-types')) {
    for (const { index, message } of workshop.typeErrors()) note(converted[index]!.file.name, message)
  }
  for (const [index, { file }] of converted.entries()) {
    const ran = await workshop.run(index)
    const wanted = emit(parse(file.text).file).text
    if (ran !== wanted) note(file.name, `runs, and emits another text:\n${firstDifference(wanted, ran)}`)
  }
} finally {
  if (flags.has('--keep')) console.log(`kept in ${workshop.folder}`)
  else workshop.remove()
}

const measures = converted.map(({ file, source, milliseconds }) => measure(file.name, file.text, source, milliseconds))
console.log(`files                       ${files.length}`)
console.log(`accepted by BuildKit        ${accepted.length}`)
console.log(`converted                   ${converted.length}`)
console.log(report(measures))
console.log(`differences                 ${differences.length}`)
for (const difference of differences) console.log(`  ${difference}`)
process.exitCode = differences.length === 0 ? 0 : 1

function firstDifference(wanted: string, found: string): string {
  const [a, b] = [wanted.split('\n'), found.split('\n')]
  const at = a.findIndex((line, i) => line !== b[i])
  return `    line ${at + 1}: wanted ${JSON.stringify(a[at])}, found ${JSON.stringify(b[at])}`
}
