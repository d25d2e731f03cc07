// Compiles the type tests of core with the oldest, the usual and the newest supported compiler, and prints what differs.
//
//   refused/   every file is a program of its own; `// error: …` says what the one error about the next line prints
//   accepted/  must compile without a word, under the strictest options
//   preset/    its declarations must stay short and mention exported names only
//   budget/    generated files with a ceiling of type instantiations
//
// Other compilers can be named as arguments: `node scripts/types.mjs /path/to/typescript`.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { budgets } from '../packages/core/test/types/budget/files.mjs'
import { asCommand, declare, inProcess, work } from './compilers.mjs'

const tests = resolve('packages/core/test/types')

const failures = []
const fail = (compiler, where, what) => failures.push(`${compiler}  ${where}\n    ${what.replaceAll('\n', '\n    ')}`)

const sources = (folder) =>
  readdirSync(join(tests, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(tests, folder, file))

/** The sentences that each line must be refused with. */
function marksOf(file) {
  const marks = new Map()
  let open = []
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      const mark = /^\s*\/\/ error: (.*)$/.exec(line)
      if (mark) open.push(mark[1])
      else if (open.length > 0) {
        marks.set(index + 1, open)
        open = []
      }
    })
  return marks
}

function checkRefused(compiler) {
  let cases = 0
  for (const file of sources('refused')) {
    const marks = marksOf(file)
    const { found } = compiler.compile([file])
    for (const [line, sentences] of marks) {
      cases++
      const texts = found.filter((it) => it.file === file && it.line === line).map(({ text }) => text)
      for (const sentence of sentences)
        if (!texts.some((text) => text.includes(sentence)))
          fail(compiler.name, `${file}:${line}`, `expected: ${sentence}\nfound: ${texts.join('\n') || 'no error'}`)
      if (texts.length > 1) fail(compiler.name, `${file}:${line}`, `one mistake, several errors:\n${texts.join('\n')}`)
    }
    for (const { file: at, line, text } of found)
      if (at !== file || !marks.has(line)) fail(compiler.name, `${at}:${line}`, `not expected: ${text}`)
  }
  return cases
}

function checkAccepted(compiler) {
  const files = sources('accepted')
  for (const { file, line, text } of compiler.compile(files).found)
    fail(compiler.name, `${file}:${line}`, `must be accepted: ${text}`)
  return files.length
}

/** Longest declarations of a preset, in characters. */
const declarationCeiling = 1500

function checkDeclarations(compiler, exported) {
  const outDir = join(work, 'declarations')
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  let size = 0
  const { found, emitted } = compiler.compile(sources('preset'), {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: join(tests, 'preset'),
    outDir,
  })
  for (const { file, line, text } of found) fail(compiler.name, `${file}:${line}`, `must be accepted: ${text}`)
  if (emitted.size === 0) fail(compiler.name, 'preset', 'no declarations were written')
  for (const [file, text] of emitted) {
    size += text.length
    for (const [, from, name] of text.matchAll(/import\("([^"]+)"\)\.(\w+)/g))
      if (from !== '@stagecraft/core' || !exported.has(name))
        fail(compiler.name, file, `mentions ${name} of ${from}, which is not exported`)
    if (/unique symbol|\bany\b/.test(text)) fail(compiler.name, file, `says too much:\n${text}`)
  }
  if (size > declarationCeiling) fail(compiler.name, 'preset', `${size} characters, at most ${declarationCeiling}`)
  return size
}

function checkBudgets(compiler) {
  const counts = []
  for (const { name, text, ceiling } of budgets) {
    const file = join(work, `${name}.ts`)
    writeFileSync(file, text)
    const { found, instantiations } = compiler.compile([file])
    for (const { line, text: message } of found) fail(compiler.name, `${file}:${line}`, message)
    if (!(instantiations <= ceiling)) fail(compiler.name, name, `${instantiations} instantiations, at most ${ceiling}`)
    counts.push(`${name} ${instantiations}/${ceiling}`)
  }
  return counts.join(', ')
}

const exported = declare()
const named = process.argv.slice(2)
const supported = [inProcess('typescript-5.4'), inProcess('typescript'), asCommand('typescript-7')]
for (const compiler of named.length > 0 ? named.map((path) => inProcess(resolve(path))) : supported) {
  const refused = checkRefused(compiler)
  const accepted = checkAccepted(compiler)
  const size = checkDeclarations(compiler, exported)
  console.log(`${compiler.name}: ${refused} refused, ${accepted} files accepted, declarations of ${size} characters`)
  console.log(`  instantiations: ${checkBudgets(compiler)}`)
}
if (failures.length > 0) {
  console.error(`\n${failures.join('\n')}\n\n${failures.length} differences`)
  process.exit(1)
}
