import type { Command } from 'commander'
import { createInterface } from 'node:readline'
import { problem } from '@stagecraft/core'
import type { Io } from '../io.js'
import { examples } from '../render/examples.js'
import { renderLocated, locatedJson } from '../where/render-located.js'
import { Stop } from '../stop.js'
import { seconds } from './outputs.js'

interface WhereOptions {
  readonly config?: readonly string[]
  readonly timeout: number
  readonly json?: boolean
}

/** `stagecraft where`: the TypeScript behind a line of a Dockerfile. */
export function whereCommand(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('where')
    .description('show the TypeScript that wrote a line of a Dockerfile')
    .argument(
      '<place...>',
      'such as Dockerfile:37 or api/Dockerfile:37:5; "-" reads any text and adds the places to it',
    )
    .option('-c, --config <path...>', 'config files, folders that have one, or patterns')
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
    .option('--json', 'print the places as JSON')
    .addHelpText(
      'after',
      examples([
        ['stagecraft where Dockerfile:37', 'what wrote that line'],
        ['docker build . 2>&1 | stagecraft where -', 'adds the places to any text'],
      ]),
    )
    .action(async (places: string[], options: WhereOptions) => done(await where(places, options, io)))
}

async function where(places: readonly string[], options: WhereOptions, io: Io): Promise<number> {
  if (places.includes('-')) return await filter(places, options, io)
  const { readPlaceText } = await import('../where/place-text.js')
  const { loadSubject } = await import('../subject/load-subject.js')
  const { lineCount, locate } = await import('../where/locate.js')
  const found = []
  for (const text of places) {
    const read = readPlaceText(text)
    if (read === undefined)
      throw wrong(`${JSON.stringify(text)} is no place: expected a file and a line, such as Dockerfile:37`)
    const { file, line, column } = read
    const subject = await loadSubject({ ...options, ...(file === undefined ? {} : { file }) }, io)
    if (subject.output === undefined) {
      const hint = `npx stagecraft import ${subject.name} writes a config that describes it.`
      throw wrong(`No config describes ${subject.name}, so there is no TypeScript behind it`, hint)
    }
    const count = lineCount(subject)
    if (line > count) throw wrong(`${subject.name} has ${count} lines, and no line ${line}`)
    found.push({ subject, column, located: locate(subject, line) })
  }
  if (options.json === true)
    io.out(`${JSON.stringify({ places: found.map((one) => locatedJson(one, io.cwd)) }, undefined, 2)}\n`)
  else io.out(found.map((one) => renderLocated(one, io)).join('\n'))
  return found.every(({ located }) => located.described !== undefined) ? 0 : 1
}

/** Passes what comes in on, line by line. */
async function filter(places: readonly string[], options: WhereOptions, io: Io): Promise<number> {
  if (places.length > 1) throw wrong('"-" reads standard input, and takes no places beside it')
  const { loadOutputs } = await import('../subject/load-subject.js')
  const { annotator } = await import('../where/annotate.js')
  let annotate = (line: string): string => line
  let failure: Stop | undefined
  try {
    annotate = annotator(await loadOutputs(options, io), io.cwd)
  } catch (error) {
    // What comes in may be the only copy of a long build: it is passed on all the same.
    if (!(error instanceof Stop)) throw error
    failure = error
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) io.out(`${annotate(line)}\n`)
  if (failure !== undefined) throw failure
  return 0
}

const wrong = (message: string, hint?: string): Stop => new Stop([problem({ code: 'bad-config', message, hint })], 2)
