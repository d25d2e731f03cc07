import { chmodSync, readFileSync } from 'node:fs'
import type { Folder } from './run.js'

/** What a builder was called with, and what it found in the folder of the Dockerfile. */
export interface Called {
  readonly args: readonly string[]
  readonly files: Readonly<Record<string, string>>
}

/** What a fake builder prints to stderr, its exit code, and what it says of its version. */
interface Fake {
  readonly prints?: string
  readonly code?: number
  readonly version?: string
}

const samples = new URL('../../../conformance/engine/samples/', import.meta.url)

/** What a real builder has printed of a failed build. */
export const sample = (name: string): string => readFileSync(new URL(name, samples), 'utf8')

const versions = {
  docker: 'github.com/docker/buildx v0.30.1 9e66234aa13328a5e75b75aa5574e1ca6d6d9c01',
  buildctl: 'buildctl github.com/moby/buildkit v0.26.2 be1f38efe73c6a93cc429a0488ad6e1db663398c',
} as const

/**
 * Puts a program into the `bin` of a folder that notes how it is called, and prints what a real one has printed. Gives the
 * environment in which nothing else is found, and what it was called with.
 */
export function fakeBuilder(
  here: Folder,
  kind: 'docker' | 'buildctl',
  { prints = '', code = 0, version = versions[kind] }: Fake = {},
): { readonly env: Readonly<Record<string, string>>; called(): Called } {
  here.write('prints', prints)
  here.write(
    `bin/${kind}`,
    `#!${process.execPath}
const fs = require('fs'), path = require('path')
const args = process.argv.slice(2)
if (args.includes('--version') || args[1] === 'version') {
  console.log(${JSON.stringify(version)})
  process.exit(0)
}
const named = args.find((arg) => arg.startsWith('dockerfile='))
const folder = named ? named.slice('dockerfile='.length) : path.dirname(args[args.indexOf('--file') + 1])
const files = Object.fromEntries(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]))
fs.writeFileSync(${JSON.stringify(here.at('called.json'))}, JSON.stringify({ args: args.map((arg) => arg.replaceAll(folder, '<folder>')), files, folder }))
process.stderr.write(fs.readFileSync(${JSON.stringify(here.at('prints'))}))
process.exitCode = ${code}
`,
  )
  chmodSync(here.at(`bin/${kind}`), 0o755)
  return { env: { PATH: here.at('bin') }, called: () => JSON.parse(here.read('called.json')) as Called }
}
