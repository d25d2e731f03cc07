import {
  node,
  type Expose,
  type Maintainer,
  type Stopsignal,
  type User,
  type Volume,
  type Word,
  type Workdir,
} from '../model/index.js'
import { quotedWordSpans, type Span } from '../model/lexical/quoted-words.js'
import { skipSpace, trimSpace } from '../model/lexical/white-space.js'
import { jsonList, separatedWords } from './arguments.js'
import { reportIgnoredFlags } from './commands.js'
import { hasNoFlags } from './flags.js'
import { lowered, type Lowered } from './lowered.js'
import { report, type Reading, type Source } from './reading.js'
import { readText, readWord } from './values.js'

/* The instructions whose argument is the whole rest of the line, or a list of words. */

export function lowerUser(reading: Reading, source: Source): Lowered | undefined {
  const user = hasNoFlags(reading, source) ? readRest(reading, source, 'the user') : undefined
  return user === undefined ? undefined : lowered(source, node<User>({ kind: 'user', user }))
}

export function lowerWorkdir(reading: Reading, source: Source): Lowered | undefined {
  const path = hasNoFlags(reading, source) ? readRest(reading, source, 'the path') : undefined
  return path === undefined ? undefined : lowered(source, node<Workdir>({ kind: 'workdir', path }))
}

export function lowerStopsignal(reading: Reading, source: Source): Lowered | undefined {
  reportIgnoredFlags(reading, source, 'STOPSIGNAL')
  const signal = readRest(reading, source, 'the signal')
  return signal === undefined ? undefined : lowered(source, node<Stopsignal>({ kind: 'stopsignal', signal }))
}

export function lowerMaintainer(reading: Reading, source: Source): Lowered | undefined {
  const { start, end, line } = source
  if (!hasNoFlags(reading, source)) return undefined
  if (start === end) return reportMissing(reading, source, 'the name')
  return lowered(source, node<Maintainer>({ kind: 'maintainer', name: line.text.slice(start, end) }))
}

function readRest(reading: Reading, source: Source, what: string): Word | undefined {
  if (source.start === source.end) return reportMissing(reading, source, what)
  return readWord(reading, source, source.name!, { start: source.start, end: source.end })
}

function reportMissing(reading: Reading, source: Source, what: string): undefined {
  return report(reading, source, { code: 'missing-argument', message: `${source.name}: ${what} is missing` })
}

export function lowerExpose(reading: Reading, source: Source): Lowered | undefined {
  if (!hasNoFlags(reading, source)) return undefined
  const words = portWords(source.line.text, source.start, source.end, reading.escape)
  if (source.start === source.end) return reportMissing(reading, source, 'a port')
  // An escape character that nothing follows is no port: BuildKit exposes nothing then, as for an empty word.
  const ports = words.length === 0 ? [''] : words.map((word) => readWord(reading, source, 'EXPOSE', word))
  if (!isWhole(ports)) return undefined
  return lowered(source, node<Expose>({ kind: 'expose', ports: Object.freeze(ports) }))
}

/**
 * BuildKit cuts ports twice: at the white space of ASCII wherever it stands, then at all other white space that is neither
 * quoted nor escaped. What stands inside a reference is cut when it is expanded, and stays as it is here.
 */
function portWords(text: string, start: number, end: number, escape: string): readonly Span[] {
  return separatedWords(text, start, end).flatMap((word) => {
    const pieces = quotedWordSpans(text, word.start, word.end, escape)
    return pieces.some((piece) => /\$\{[^}]*$/.test(text.slice(piece.start, piece.end))) ? [word] : pieces
  })
}

export function lowerVolume(reading: Reading, source: Source): Lowered | undefined {
  if (!hasNoFlags(reading, source)) return undefined
  const { text } = source.line
  const list = jsonList(reading, source)
  if (list === 'refused') return undefined
  const whole = { start: source.start, end: source.end }
  const items =
    list?.map((item) => ({ text: trimmed(item), where: whole })) ??
    separatedWords(text, source.start, source.end).map((where) => ({
      text: trimmed(text.slice(where.start, where.end)),
      where,
    }))
  if (items.length === 0) return reportMissing(reading, source, 'a path')
  if (items.some((item) => item.text === '')) {
    return report(reading, source, { code: 'missing-argument', message: 'VOLUME: a path is empty' }, source.start)
  }
  const paths = items.map((item) => readText(reading, source, 'VOLUME', item.text, item.where))
  if (!isWhole(paths)) return undefined
  return lowered(source, node<Volume>({ kind: 'volume', paths: Object.freeze(paths) }))
}

function trimmed(text: string): string {
  const start = skipSpace(text, 0, text.length)
  return text.slice(start, trimSpace(text, start, text.length))
}

function isWhole(words: readonly (Word | undefined)[]): words is Word[] {
  return !words.includes(undefined)
}
