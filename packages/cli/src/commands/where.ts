import type { Command } from 'commander'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { problem } from '@stagecraft/core'
import { configNames } from '../config/config-names.js'
import type { Io } from '../io.js'
import { examples } from '../render/examples.js'
import { renderLocated, locatedJson } from '../where/render-located.js'
import { readPlaceText } from '../where/place-text.js'
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
      '[place...]',
      'such as Dockerfile:37 or api/Dockerfile:37:5; "-" reads what a builder or a linter prints, and adds the places to it',
    )
    .option('-c, --config <path...>', 'config files, folders that have one, or patterns')
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
    .option('--json', 'print the places as JSON')
    .addHelpText(
      'after',
      examples([
        ['stagecraft where Dockerfile:37', 'what wrote that line'],
        ['docker build . 2>&1 | stagecraft where -', 'adds places, shows what failed'],
      ]),
    )
    .action(async (places: string[], options: WhereOptions) => done(await where(places, options, io)))
}

async function where(named: readonly string[], given: WhereOptions, io: Io): Promise<number> {
  const [places, config] = sorted(named, given.config, io)
  const options = { ...given, ...(config === undefined ? {} : { config }) }
  if (places.includes('-')) {
    if (places.length > 1) throw wrong('"-" reads standard input, and takes no places beside it')
    const { passOn } = await import('../build/pass-on.js')
    return await passOn(options, io)
  }
  const { loadSubject } = await import('../subject/load-subject.js')
  const { lineCount, locate } = await import('../where/locate.js')
  const found = []
  for (const text of places) {
    const read = readPlaceText(text)
    if (read === undefined)
      throw wrong(`${JSON.stringify(text)} is no place: expected a file and a line, such as Dockerfile:37`)
    const { file, line, column } = read
    if (file !== undefined && configNames.includes(basename(file)))
      throw wrong(
        `${file} is a config: where tells what wrote a line of a Dockerfile`,
        'Such as: npx stagecraft where Dockerfile:37',
      )
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
  return found.every(({ located }) => located.node !== undefined && located.described !== undefined) ? 0 : 1
}

/**
 * A place behind `--config` is no config: that option takes all that follows it.
 *
 * @throws {Stop} exit code 2 when nothing is left for `--config`, or no place is named
 */
function sorted(
  named: readonly string[],
  config: readonly string[] | undefined,
  io: Io,
): [string[], string[] | undefined] {
  const isPlace = (word: string): boolean =>
    (word === '-' || readPlaceText(word) !== undefined) && !existsSync(resolve(io.cwd, word))
  const places = [...named, ...(config ?? []).filter(isPlace)]
  const configs = config?.filter((word) => !isPlace(word))
  if (configs?.length === 0) {
    const words = places.map((place) => JSON.stringify(place)).join(', ')
    throw wrong(
      `--config names no config: found ${words}, which is a place`,
      `Without --config, that of this folder or of the Dockerfile is taken: npx stagecraft where ${places.join(' ')}`,
    )
  }
  if (places.length === 0) {
    throw wrong('where needs a place: a file and a line, such as Dockerfile:37, or "-" for standard input')
  }
  return [places, configs]
}

const wrong = (message: string, hint?: string): Stop => new Stop([problem({ code: 'bad-config', message, hint })], 2)
