// Compiles the type tests of core with the oldest, the usual and the newest supported compiler, and prints what differs.
//
//   refused/   every file is a program of its own; `// error: …` says what the one error about the next line prints
//   accepted/  must compile without a word, under the strictest options
//   preset/    its declarations must stay short and mention exported names only
//   budget/    generated files with a ceiling of type instantiations
//
// Other compilers can be named as arguments: `node scripts/types.mjs /path/to/typescript`.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { budgets } from '../packages/core/test/types/budget/files.mjs'

const require = createRequire(import.meta.url)
const tests = resolve('packages/core/test/types')
const work = resolve('node_modules/.cache/stagecraft-types')
const declarations = join(work, 'core')

const options = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  target: 'es2022',
  lib: ['es2022'],
  module: 'nodenext',
  types: [],
  typeRoots: [],
  paths: {
    '@stagecraft/core': [join(declarations, 'index.d.ts')],
    '@stagecraft/core/model': [join(declarations, 'model.d.ts')],
  },
}

const failures = []
const fail = (compiler, where, what) => failures.push(`${compiler}  ${where}\n    ${what.replaceAll('\n', '\n    ')}`)

/** A compiler of TypeScript itself: programs share what they have read, and each has a checker of its own. */
function inProcess(name) {
  const ts = require(name)
  const read = new Map()
  return {
    name: `TypeScript ${ts.version}`,
    compile(files, extra = {}) {
      const { options: parsed, errors } = ts.convertCompilerOptionsFromJson({ ...options, ...extra }, work)
      if (errors.length > 0) throw new Error(errors.map((error) => error.messageText).join('\n'))
      const host = ts.createCompilerHost(parsed)
      const { getSourceFile } = host
      host.getSourceFile = (file, ...rest) => {
        if (!read.has(file)) read.set(file, getSourceFile(file, ...rest))
        return read.get(file)
      }
      const emitted = new Map()
      host.writeFile = (file, text) => emitted.set(basename(file), text)
      const program = ts.createProgram(files, parsed, host)
      const found = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
        file: file?.fileName ?? '',
        line: file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1,
        text: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }))
      const instantiations = program.getInstantiationCount()
      if (extra.declaration) program.emit()
      return { found, instantiations, emitted }
    },
  }
}

/** The native compiler has no interface but its command line. */
function asCommand(name) {
  const manifest = require.resolve(`${name}/package.json`)
  const tsc = join(dirname(manifest), 'bin/tsc')
  return {
    name: `TypeScript ${JSON.parse(readFileSync(manifest, 'utf8')).version}`,
    compile(files, extra = {}) {
      const config = join(work, 'tsconfig.json')
      writeFileSync(config, JSON.stringify({ compilerOptions: { noEmit: true, ...options, ...extra }, files }))
      const { stdout } = spawnSync(
        process.execPath,
        [tsc, '-p', config, '--pretty', 'false', '--singleThreaded', '--extendedDiagnostics'],
        { encoding: 'utf8', cwd: '/', maxBuffer: 2 ** 28 },
      )
      const found = []
      for (const line of stdout.split('\n')) {
        const head = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(line) ?? /^()()error TS\d+: (.*)$/.exec(line)
        if (head) found.push({ file: resolve('/', head[1]), line: Number(head[2]), text: head[3] })
        else if (line.startsWith('  ') && found.length > 0) found[found.length - 1].text += `\n${line.trimEnd()}`
      }
      const emitted = new Map()
      if (extra.outDir !== undefined)
        for (const file of readdirSync(extra.outDir)) emitted.set(file, readFileSync(join(extra.outDir, file), 'utf8'))
      return { found, instantiations: Number(/^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]), emitted }
    },
  }
}

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

/** What users see of core: its declarations, made from the sources as they are now. */
function declare() {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(declarations, { recursive: true })
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }')
  const tsc = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc')
  const made = spawnSync(
    process.execPath,
    [tsc, '-p', 'packages/core', '--outDir', declarations, '--tsBuildInfoFile', join(work, 'core.tsbuildinfo')].concat([
      '--emitDeclarationOnly',
      '--declarationMap',
      'false',
    ]),
    { encoding: 'utf8' },
  )
  if (made.status !== 0) {
    console.error(made.stdout)
    process.exit(1)
  }
  const ts = require('typescript')
  const entry = join(declarations, 'index.d.ts')
  const program = ts.createProgram([entry], { noResolve: false, skipLibCheck: true, module: ts.ModuleKind.NodeNext })
  const checker = program.getTypeChecker()
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(entry))
  return new Set(checker.getExportsOfModule(symbol).map(({ name }) => name))
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
