// The supported compilers, and what users see of core: its declarations, made from the sources as they are now.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '..')

/** Where declarations are made, and files that a test writes. */
export const work = join(root, 'node_modules/.cache/stagecraft-types')
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

/** A compiler of TypeScript itself: programs share what they have read, and each has a checker of its own. */
export function inProcess(name) {
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

/** A compiler by its command line; the native one has no other interface. `seconds` is what it says that it took. */
export function asCommand(name) {
  const manifest = require.resolve(`${name}/package.json`)
  const tsc = join(dirname(manifest), 'bin/tsc')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
  const oneThread = parseInt(version) >= 7 ? ['--singleThreaded'] : []
  return {
    name: `TypeScript ${version}`,
    compile(files, extra = {}) {
      const config = join(work, 'tsconfig.json')
      writeFileSync(config, JSON.stringify({ compilerOptions: { noEmit: true, ...options, ...extra }, files }))
      const { stdout } = spawnSync(
        process.execPath,
        [tsc, '-p', config, '--pretty', 'false', '--extendedDiagnostics', ...oneThread],
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
      const said = (what) => Number(new RegExp(`^${what}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
      return { found, instantiations: said('Instantiations'), seconds: said('Total time'), emitted }
    },
  }
}

/** Makes the declarations of core; gives the names that its main entry exports. */
export function declare() {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(declarations, { recursive: true })
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }')
  const tsc = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc')
  const made = spawnSync(
    process.execPath,
    [
      tsc,
      '-p',
      join(root, 'packages/core'),
      '--outDir',
      declarations,
      '--tsBuildInfoFile',
      join(work, 'core.tsbuildinfo'),
    ].concat(['--emitDeclarationOnly', '--declarationMap', 'false']),
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
