import {
  addFlags,
  copyFlags,
  node,
  type Add,
  type AddFlags,
  type Copy,
  type CopyFlags,
  type InlineFile,
  type Source as CopySource,
  type Word,
} from '../model/index.js'
import { wordProblem } from '../model/lexical/expressible.js'
import { heredocWord, type HeredocWord } from '../model/lexical/heredoc-words.js'
import { jsonList, separatedWords } from './arguments.js'
import { readFlags } from './flags.js'
import { lowered, placeOfBody, type Lowered } from './lowered.js'
import { placeIn, report, type Reading, type Source } from './reading.js'
import type { Stages } from './stages.js'
import { readText, reportFault, type Stretch } from './values.js'
import { lexBody } from './word-lexer.js'

export function lowerCopy(reading: Reading, source: Source, stages: Stages): Lowered | undefined {
  const flags = readFlags<CopyFlags>(reading, source, stages, copyFlags)
  const paths = readPaths(reading, source)
  if (flags === undefined || paths === undefined) return undefined
  return lowered(source, node<Copy>({ kind: 'copy', flags, ...paths }))
}

export function lowerAdd(reading: Reading, source: Source, stages: Stages): Lowered | undefined {
  const flags = readFlags<AddFlags>(reading, source, stages, addFlags)
  const paths = readPaths(reading, source)
  if (flags === undefined || paths === undefined) return undefined
  return lowered(source, node<Add>({ kind: 'add', flags, ...paths }))
}

/** An argument: its text, and where it stands. */
interface Argument {
  readonly text: string
  readonly where: Stretch
}

interface Paths {
  readonly sources: readonly CopySource[]
  readonly destination: Word
}

function readPaths(reading: Reading, source: Source): Paths | undefined {
  const found = readArguments(reading, source)
  if (found === undefined) return undefined
  const last = found[found.length - 1]
  if (last === undefined || found.length < 2) {
    const missing = last === undefined ? 'the sources and the destination are missing' : 'the destination is missing'
    return report(reading, source, { code: 'missing-argument', message: `${source.name}: ${missing}` })
  }
  if (heredocWord(last.text) !== undefined) {
    const message = `${source.name}: a heredoc cannot be the destination, found ${last.text}`
    return report(reading, source, { code: 'bad-heredoc', message }, last.where.start, last.where.end)
  }
  const openings = found.slice(0, -1).map(({ text }) => heredocWord(text))
  if (!usesAllBodies(reading, source, openings)) return undefined
  const sources: (CopySource | undefined)[] = openings.map((opening, index) => {
    const { text, where } = found[index]!
    return opening === undefined
      ? readText(reading, source, `${source.name} source`, text, where)
      : readInlineFile(reading, source, opening, where)
  })
  const destination = readText(reading, source, `${source.name} destination`, last.text, last.where)
  if (destination === undefined || !isWhole(sources)) return undefined
  if (!areWritableTogether([...sources, destination])) return undefined
  return { sources: Object.freeze(sources), destination }
}

function isWhole(sources: readonly (CopySource | undefined)[]): sources is CopySource[] {
  return !sources.includes(undefined)
}

/** In JSON form a file that only looks like a heredoc may stand beside a path with blanks; no other form has both. */
function areWritableTogether(sources: readonly CopySource[]): boolean {
  const words = sources.filter((source): source is Word => typeof source === 'string' || source.kind === 'template')
  return words.length === sources.length || words.every((path) => wordProblem('bare', 'path', path) === undefined)
}

function readArguments(reading: Reading, source: Source): readonly Argument[] | undefined {
  const { text } = source.line
  const list = jsonList(reading, source)
  if (list === 'refused') return undefined
  if (list === undefined) {
    const words = separatedWords(text, source.start, source.end)
    return words.map((where) => ({ text: text.slice(where.start, where.end), where }))
  }
  const where = { start: source.start, end: source.end }
  return list.map((item) => ({ text: item, where }))
}

/**
 * BuildKit looks for heredocs in the whole line, and for sources in its words: a body that no source uses is lost
 * without a word. Such an instruction is kept as text.
 */
function usesAllBodies(reading: Reading, source: Source, openings: readonly (HeredocWord | undefined)[]): boolean {
  const names = new Set(openings.map((opening) => opening?.delimiter))
  const lost = source.bodies.find(({ opening }) => !names.has(opening.delimiter))
  if (lost === undefined) return true
  const { delimiter } = lost.opening
  const message = `${source.name}: the text up to the line "${delimiter}" is read as a heredoc that no source uses`
  const hint = `A heredoc stands as one word, without blanks: <<${delimiter}`
  report(reading, source, { code: 'bad-heredoc', severity: 'warning', message, hint })
  return false
}

function readInlineFile(
  reading: Reading,
  source: Source,
  { delimiter, expand, stripTabs }: HeredocWord,
  where: Stretch,
): InlineFile | undefined {
  // Of two heredocs of one name BuildKit takes the last body for both.
  const found = source.bodies.filter(({ opening }) => opening.delimiter === delimiter).pop()
  const body = found?.body ?? ''
  let content: Word = body
  if (expand) {
    const lexed = lexBody(stripTabs ? body.replace(/(^|\n)\t+/g, '$1') : body)
    if (lexed.fault !== undefined) {
      return reportFault(reading, source, `${source.name} <<${delimiter}`, lexed, where)
    }
    content = lexed.word
  }
  const file = node<InlineFile>({ kind: 'inline-file', name: delimiter, content, expand, stripTabs })
  const place = found === undefined ? placeIn(reading, source, where.start, where.end) : placeOfBody(reading, found)
  reading.places.set(file, place)
  return file
}
