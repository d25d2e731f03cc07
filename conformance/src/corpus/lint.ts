/*
 * Reads folders of Dockerfiles, as people write them, and holds what `lint` says of them against BuildKit's `--check`:
 *
 *     tsx src/corpus/lint.ts FOLDER…
 *
 * Prints counts and the differences by file; the exit code says whether there are any.
 */
import { compareLint, ourVerdicts } from '../lint-verdicts.js'
import { readFolders } from './folders.js'

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('usage: tsx src/corpus/lint.ts FOLDER…')
  process.exit(2)
}
const files = readFolders(paths)
const texts = files.map(({ text }) => text)
const compared = compareLint(
  texts,
  files.map(({ bytes }) => bytes),
)
const began = performance.now()
for (const text of texts) ourVerdicts(text)
const seconds = (performance.now() - began) / 1000
const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)

let different = 0
compared.forEach(({ missing, added, isRefused }, index) => {
  if (missing.length === 0 && (isRefused || added.length === 0)) return
  different++
  console.log(`${files[index]!.name}: missing ${missing.join(' ')}; added ${isRefused ? '' : added.join(' ')}`)
})
const count = (of: (one: (typeof compared)[number]) => number): number =>
  compared.reduce((sum, one) => sum + of(one), 0)
console.log(`files                ${files.length} (${(bytes / 1e6).toFixed(2)} MB)`)
console.log(`refused by BuildKit  ${compared.filter(({ isRefused }) => isRefused).length}`)
console.log(`agreed verdicts      ${count(({ agreed }) => agreed.length)}`)
console.log(`missing              ${count(({ missing }) => missing.length)}`)
console.log(`added                ${count(({ added, isRefused }) => (isRefused ? 0 : added.length))}`)
console.log(`files that differ    ${different}`)
console.log(`parse, check, lint   ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`)
process.exitCode = different === 0 ? 0 : 1
