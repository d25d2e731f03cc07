import { readSync, writeSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { problem, type Problem } from '@stagecraft/core'
import type { Io } from '../io.js'
import { beforeLastWords } from '../last-words.js'
import { renderJson } from '../render/json.js'
import { renderProblems } from '../render/problem.js'
import { loadOutputs, type SubjectOptions } from '../subject/load-subject.js'
import { Annotator, type ToldFailure } from '../where/annotate.js'
import { locate } from '../where/locate.js'
import { locatedJson, staleness } from '../where/render-located.js'
import { describeFailure } from './describe-failure.js'
import { renderFailure } from './render-failure.js'

interface Options extends SubjectOptions {
  readonly json?: boolean
}

/**
 * Passes standard input on, line by line, with places added; a failed build is shown at the end. With `json`, the text goes to
 * stderr, and one document to stdout.
 *
 * @returns the exit code: 1 when the text tells of a failed build
 */
export async function passOn(options: Options, io: Io): Promise<number> {
  const write = options.json === true ? io.err : io.out
  const loaded = await load(options, io, options.json === true ? 2 : 1)
  // When the config does not load, failures are still recognised, so that the exit code says so.
  const annotator = new Annotator(loaded.subjects, io.cwd)
  const signal = await eachLine((line, end) => write(annotator.read(line) + end))
  const failures = annotator.failures
  const stale = [...annotator.touched].flatMap((subject) => staleness(subject) ?? [])
  for (const { name } of annotator.others) stale.push(otherBuild(name))
  for (const sentence of stale) io.err(`${io.errColors.yellow('note')} ${sentence}\n`)
  if (loaded.error !== undefined) throw loaded.error
  const problems = failures.map((failure) => problemOf(failure, io.cwd))
  if (options.json === true) {
    const places = annotator.mentions.map(({ input, subject, line }) => {
      return { input, ...locatedJson({ subject, located: locate(subject, line), column: undefined }, io.cwd) }
    })
    io.out(renderJson(problems, [], io.cwd, { places }))
  } else {
    failures.forEach((failure, index) => io.err(shown(failure, problems[index]!, io)))
  }
  if (signal !== undefined) return 128 + signal
  return failures.length > 0 ? 1 : 0
}

interface Loaded {
  readonly subjects: Awaited<ReturnType<typeof loadOutputs>>
  readonly error?: unknown
}

/** What comes in may be the only copy of a long build: whatever becomes of the config, it is passed on. */
async function load(options: SubjectOptions, io: Io, output: 1 | 2): Promise<Loaded> {
  beforeLastWords(() => passOnAtOnce(output))
  try {
    return { subjects: await loadOutputs(options, io) }
  } catch (error) {
    return { subjects: [], error }
  } finally {
    beforeLastWords(undefined)
  }
}

/** For a config that has ended the process: nothing can be waited for any more. */
function passOnAtOnce(output: 1 | 2): void {
  const buffer = Buffer.alloc(64 * 1024)
  try {
    for (let count = readSync(0, buffer); count > 0; count = readSync(0, buffer)) {
      for (let at = 0; at < count;) at += writeSync(output, buffer, at, count - at)
    }
  } catch (error) {
    // A terminal that nobody types at, or a reader that has gone.
    if (!['EOF', 'EPIPE', 'EAGAIN'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/**
 * Hands over every line with what ends it. Ctrl-C is meant for who writes them, whose last words are still to come.
 *
 * @returns the number of the signal that came meanwhile
 */
async function eachLine(each: (line: string, end: string) => void): Promise<number | undefined> {
  let signal: number | undefined
  const interrupted = (): void => {
    if (signal !== undefined || process.stdin.isTTY === true) process.exit(130)
    signal = 2
  }
  process.on('SIGINT', interrupted)
  try {
    const decoder = new StringDecoder('utf8')
    let rest = ''
    const take = (text: string): void => {
      rest += text
      for (let at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n')) {
        const end = rest[at - 1] === '\r' ? at - 1 : at
        each(rest.slice(0, end), rest.slice(end, at + 1))
        rest = rest.slice(at + 1)
      }
    }
    for await (const data of process.stdin) take(decoder.write(data as Buffer))
    take(decoder.end())
    if (rest !== '') each(rest, '')
    return signal
  } finally {
    process.off('SIGINT', interrupted)
  }
}

const otherBuild = (name: string): string =>
  `${name} has other lines than what was built: was it built in another folder, or from another version? --config names the config of it`

/** A failure without a place was told by the text itself. */
const problemOf = (failure: ToldFailure, cwd: string): Problem =>
  failure.subject === undefined
    ? problem({ code: 'build-failed', message: failure.message })
    : describeFailure(failure.subject, failure, cwd)

function shown({ subject, lines }: ToldFailure, found: Problem, io: Io): string {
  if (subject !== undefined) return renderFailure(subject, found, lines, [], io)
  return `\n${renderProblems([found], io.cwd, io.errColors)}`
}
