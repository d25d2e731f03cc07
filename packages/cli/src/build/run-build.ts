import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { problem, type Place } from '@stagecraft/core'
import type { Io } from '../io.js'
import { printable } from '../shown.js'
import { renderProblems, type Shown } from '../render/problem.js'
import { Stop } from '../stop.js'
import { asBuilt, type Subject } from '../subject/subject.js'
import { Annotator } from '../where/annotate.js'
import type { BuildOptions } from './build-input.js'
import { BuildLog, stepName, type Vertex } from './build-log.js'
import type { Builder } from './builder.js'
import { builderCommand } from './builder-arguments.js'
import { describeFailure } from './describe-failure.js'
import { readFailure, type FailureText } from './failure-text.js'
import { liveProgress } from './live-progress.js'
import { plainProgress } from './plain-progress.js'
import { renderFailure } from './render-failure.js'

const tailLength = 20

/** Builds what a subject describes, and shows how it goes. Gives the exit code. */
export async function runBuild(
  subject: Subject,
  builder: Builder,
  target: string | undefined,
  options: BuildOptions,
  io: Io,
): Promise<number> {
  const files = { ...stage(subject), context: subject.context }
  try {
    const [program, args] = builderCommand(builder, files, target, options)
    const log = new BuildLog()
    const began = Date.now()
    const annotator = new Annotator([asBuilt(subject)], io.cwd)
    const ended = builder.hasJson
      ? await follow(program, args, log, io)
      : await passThrough(program, args, log, annotator, io)
    if (ended.signal !== undefined) return 128 + ended.signal
    showWarnings(subject, log, io)
    if (ended.code === 0) {
      if (log.warnings.length > 0) io.err('\n')
      if (builder.hasJson) {
        for (const line of log.text) if (line.trim() !== '') io.err(`${printable(line)}\n`)
        io.err(summary(log, (Date.now() - began) / 1000, io))
        if (builder.kind === 'buildctl' && !hasOutput(args)) {
          io.err(
            `${io.errColors.yellow('note')} the image is in the cache alone: --output type=docker,dest=image.tar writes it\n`,
          )
        }
      }
      return 0
    }
    const read = readFailure(log.text, files.dockerfile)
    // One that tells no lines in that way may have told of its steps.
    showFailure(subject, read.lines === undefined ? (annotator.failures[0] ?? read) : read, log, ended.last, io)
    return 1
  } finally {
    rmSync(files.folder, { recursive: true, force: true })
  }
}

/** Writes the text and the ignore file where only this build sees them: what is committed need not be fresh. */
function stage({ path, text, ignore }: Subject): { readonly folder: string; readonly dockerfile: string } {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-build-'))
  const dockerfile = basename(path)
  writeFileSync(join(folder, dockerfile), text)
  // BuildKit looks beside the Dockerfile first, and in the context only when nothing is there.
  if (ignore.text !== undefined) writeFileSync(join(folder, `${dockerfile}.dockerignore`), ignore.text)
  return { folder, dockerfile }
}

interface Ended {
  readonly code: number
  /** The step whose output is the last thing to be read. */
  readonly last?: Vertex | undefined
  /** The number of the signal that ended it. */
  readonly signal?: number
}

/** Runs the builder and draws its progress. */
async function follow(program: string, args: readonly string[], log: BuildLog, io: Io): Promise<Ended> {
  const { stderr } = process
  const screen = {
    write: io.err,
    size: () => ({ columns: stderr.columns ?? 80, rows: stderr.rows ?? 24 }),
    colors: io.errColors,
  }
  const isLive = stderr.isTTY === true && process.env['TERM'] !== 'dumb'
  const progress = isLive ? liveProgress(screen, log) : plainProgress(io.err)
  try {
    const ended = await run(program, args, io, (line) => progress.show(log.read(line)))
    return { ...ended, last: progress.end() }
  } finally {
    progress.end()
  }
}

/** A builder that tells nothing in JSON: its own lines, with places of TypeScript added. */
async function passThrough(
  program: string,
  args: readonly string[],
  log: BuildLog,
  annotator: Annotator,
  io: Io,
): Promise<Ended> {
  const each = (line: string): void => {
    log.read(line)
    io.err(`${annotator.read(line)}\n`)
  }
  return await run(program, args, io, each, (line) => void annotator.read(line))
}

/** `eachOut` hears of the lines of stdout, which are passed on as they are: they may be the image itself. */
async function run(
  program: string,
  args: readonly string[],
  io: Io,
  each: (line: string) => void,
  eachOut?: (line: string) => void,
): Promise<Ended> {
  const child = spawn(program, args, { stdio: ['inherit', 'pipe', 'pipe'], cwd: io.cwd })
  // The terminal tells the builder too; it ends by itself, and tidies up before.
  const signals = { SIGINT: 2, SIGTERM: 15 } as const
  let signal: number | undefined
  const handlers = Object.entries(signals).map(([name, number]) => {
    const handler = (): void => {
      signal = number
      if (name === 'SIGTERM') child.kill('SIGTERM')
    }
    process.on(name, handler)
    return [name, handler] as const
  })
  child.stdout.on('data', (data: Buffer) => io.out(data.toString('utf8')))
  createInterface({ input: child.stderr, crlfDelay: Infinity }).on('line', each)
  if (eachOut !== undefined) createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', eachOut)
  try {
    return await new Promise<Ended>((resolve, reject) => {
      child.on('error', (error) =>
        reject(new Stop([problem({ code: 'no-builder', message: `${program} cannot be run: ${error.message}` })], 2)),
      )
      child.on('close', (code) => resolve({ code: code ?? 1, ...(signal === undefined ? {} : { signal }) }))
    })
  } finally {
    for (const [name, handler] of handlers) process.off(name, handler)
  }
}

function showWarnings(subject: Subject, log: BuildLog, io: Io): void {
  const found = log.warnings.map(({ rule, message, line, url: hint }): Shown => {
    const place = line === undefined ? undefined : (subject.sourceOf(line) ?? placeInText(subject, line))
    return { ...problem({ code: 'build-failed', severity: 'warning', message, hint, place }), code: rule }
  })
  if (found.length > 0) io.err(`\n${renderProblems(found, io.cwd, io.errColors).trimEnd()}\n`)
}

/** A line of a Dockerfile that lies as it was built. */
function placeInText({ path: file, output }: Subject, line: number): Place | undefined {
  return output === undefined ? { file, line, column: 1, endLine: line, endColumn: 1 } : undefined
}

function showFailure(subject: Subject, failure: FailureText, log: BuildLog, last: Vertex | undefined, io: Io): void {
  const failed = log.failed()
  const isRead = failed?.digest === last?.digest
  const output = failed === undefined || isRead ? [] : log.tail(failed, tailLength)
  io.err(renderFailure(subject, describeFailure(subject, failure, io.cwd), failure.lines, output, io))
}

/** docker says by itself what becomes of an image. */
const hasOutput = (args: readonly string[]): boolean => args.some((arg) => /^(?:--output|-o)(?:=|$)/.test(arg))

function summary(log: BuildLog, seconds: number, io: Io): string {
  const steps = [...log.vertices.values()].filter((vertex) => stepName(vertex).isInstruction)
  const cached = steps.filter((vertex) => vertex.cached === true).length
  const count = `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`
  const all = cached === steps.length ? 'all from the cache' : `${cached} from the cache`
  return `${io.errColors.green('built')} in ${seconds.toFixed(1)}s: ${count}, ${all}\n`
}
