import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import type { Command } from 'commander'
import type { Io } from '../io.js'
import { configInHeader } from '../outputs/header.js'
import { decode, readText } from '../outputs/read-text.js'
import { writeTexts } from '../outputs/write-texts.js'
import { renderDiff } from '../render/diff.js'
import { examples } from '../render/examples.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { shellWord } from '../shell-word.js'
import { Stop } from '../stop.js'

interface FmtOptions {
  readonly check?: boolean
  readonly stdin?: boolean
}

/** `stagecraft fmt`: the canonical form of plain Dockerfiles. */
export function fmtCommand(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('fmt')
    .description('write Dockerfiles in their canonical form')
    .argument('[file...]', 'Dockerfiles, folders that have one, or patterns (default: Dockerfile)')
    .option('--check', 'show what would change, write nothing, and fail when there is something')
    .option('--stdin', 'read a Dockerfile from standard input and print it')
    .addHelpText(
      'after',
      examples([
        ['stagecraft fmt', 'the Dockerfile of this folder'],
        ["stagecraft fmt --check '**/Dockerfile'", 'in CI: show, and fail'],
        ['stagecraft fmt --stdin < Dockerfile', 'for editors'],
      ]),
    )
    .action(async (files: string[], options: FmtOptions) => done(await fmt(files, options, io)))
}

interface Formatted {
  readonly path: string
  readonly before: string
  readonly after: string
}

async function fmt(files: readonly string[], options: FmtOptions, io: Io): Promise<number> {
  if (options.stdin === true) return fmtStdin(files, options, io)
  const { canonical } = await import('../outputs/canonical.js')
  const formatted: Formatted[] = []
  const problems: Problem[] = []
  for (const path of await dockerfiles(files.length === 0 ? ['Dockerfile'] : files, io.cwd)) {
    const before = readText(path, shownPath(path, io.cwd))
    const result = canonical(before, path)
    if (typeof result === 'string') formatted.push({ path, before, after: result })
    else problems.push(...result)
  }
  if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
  io.err(formatted.map((file) => orphanNote(file, io.cwd)).join(''))
  const changed = formatted.filter(({ before, after }) => before !== after)
  if (options.check === true) for (const file of changed) io.out(await difference(file, io))
  else {
    writeTexts(changed.map(({ path, after }) => ({ path, text: after })))
    for (const { path, before, after } of formatted) io.out(report(path, before !== after, io))
  }
  return problems.length > 0 || (options.check === true && changed.length > 0) ? 1 : 0
}

async function fmtStdin(files: readonly string[], options: FmtOptions, io: Io): Promise<number> {
  const { canonical } = await import('../outputs/canonical.js')
  if (files.length > 0) throw wrong('--stdin reads one Dockerfile, and takes no files beside it')
  const before = decode(readFileSync(0), 'standard input')
  const after = canonical(before, undefined)
  if (typeof after !== 'string') {
    io.err(renderProblems(after, io.cwd, io.errColors))
    return 1
  }
  if (options.check !== true) io.out(after)
  else if (before !== after) io.out(await difference({ path: 'Dockerfile', before, after }, io))
  return options.check === true && before !== after ? 1 : 0
}

async function dockerfiles(wanted: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const name of wanted) for (const path of await named(name, cwd)) found.add(path)
  return [...found]
}

async function named(wanted: string, cwd: string): Promise<readonly string[]> {
  const path = resolve(cwd, wanted)
  // A name that exists is meant as it stands, even when it has the characters of a pattern.
  if (existsSync(path)) return [statSync(path).isDirectory() ? join(path, 'Dockerfile') : path]
  const { glob, isDynamicPattern } = await import('tinyglobby')
  if (!isDynamicPattern(wanted)) return [path]
  const options = { cwd, absolute: true, ignore: ['**/node_modules/**', '**/.git/**'], expandDirectories: false }
  const matches = await glob(wanted.replaceAll('\\', '/'), options)
  if (matches.length === 0) throw wrong(`no file matches ${JSON.stringify(wanted)}`)
  return matches.sort().map((match) => resolve(match))
}

const wrong = (message: string): Stop => new Stop([problem({ code: 'bad-config', message })], 2)

/** A header whose config is gone sends everybody the wrong way. */
function orphanNote({ path, before }: Formatted, cwd: string): string {
  const config = configInHeader(path, before)
  if (config === undefined || existsSync(config)) return ''
  const name = shownPath(path, cwd)
  return printable(
    `${name} says that it is generated from ${shownPath(config, cwd)}, which is not there. To take that away: npx stagecraft eject ${shellWord(name)}\n`,
  )
}

async function difference({ path, before, after }: Formatted, io: Io): Promise<string> {
  const name = printable(shownPath(path, io.cwd))
  const headline = `${io.outColors.red(name)} is not in its canonical form\n`
  if (before.replaceAll('\r\n', '\n') === after) return `${headline}Its lines end with carriage returns.\n`
  const [old, canonical] = [
    { name, text: before },
    { name: `${name} (canonical)`, text: after },
  ]
  return `${headline}${await renderDiff(old, canonical, io.outColors)}\n`
}

function report(path: string, changed: boolean, io: Io): string {
  const name = printable(shownPath(path, io.cwd))
  return changed ? `${io.outColors.green('formatted')} ${name}\n` : `${io.outColors.dim('unchanged')} ${name}\n`
}
