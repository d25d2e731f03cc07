import {
  node,
  partsOf,
  type Arg,
  type ArgDeclaration,
  type Env,
  type InnerComment,
  type Label,
  type Pair,
  type Word,
} from '../model/index.js'
import { argNameProblem, excerpt } from '../model/lexical/expressible.js'
import { quotedWordSpans } from '../model/lexical/quoted-words.js'
import { reportIgnoredFlags } from './commands.js'
import { isSeparator } from './flag-words.js'
import { hasNoFlags } from './flags.js'
import type { InsideComment } from './logical-lines.js'
import type { Lowered } from './lowered.js'
import { report, type Reading, type Source } from './reading.js'
import { readWord, type Stretch } from './values.js'

/** A key and a value as they stand in the text. */
interface PairStretch {
  readonly key: Stretch
  readonly value: Stretch
}

export function lowerEnv(reading: Reading, source: Source): Lowered | undefined {
  const read = readPairs(reading, source)
  if (read === undefined) return undefined
  const { pairs, comments, before, after } = read
  const entry = node<Env>(comments === undefined ? { kind: 'env', pairs } : { kind: 'env', pairs, comments })
  return { entry, before, after }
}

export function lowerLabel(reading: Reading, source: Source): Lowered | undefined {
  const read = readPairs(reading, source)
  if (read === undefined) return undefined
  const { pairs, comments, before, after } = read
  const entry = node<Label>(comments === undefined ? { kind: 'label', pairs } : { kind: 'label', pairs, comments })
  return { entry, before, after }
}

export function lowerArg(reading: Reading, source: Source): Lowered | undefined {
  const read = readArgs(reading, source)
  // A name with quotes in it can only be written as it stands.
  if (read === undefined || read.args.some(isUnwritable)) return undefined
  return argEntry(source, read)
}

/**
 * An ARG before the first FROM, where no text can be kept as it stands. Declarations of names with quotes, which nothing
 * can use, are left out, and a warning says so. Without any declaration there is no entry.
 */
export function lowerGlobalArg(reading: Reading, source: Source): Lowered | undefined {
  const read = readArgs(reading, source)
  if (read === undefined) return undefined
  const args = read.args.filter((arg) => !isUnwritable(arg))
  if (args.length === read.args.length) return argEntry(source, read)
  for (const { name } of read.args.filter(isUnwritable)) {
    const message = `ARG: ${excerpt(name)} is a name that nothing can use; it is left out`
    report(reading, source, { code: 'not-expressible', severity: 'warning', message })
  }
  if (args.length === 0) return undefined
  return { entry: node<Arg>({ kind: 'arg', args: Object.freeze(args) }), before: source.line.comments, after: [] }
}

interface ReadArgs {
  readonly words: readonly Stretch[]
  readonly args: readonly ArgDeclaration[]
}

function readArgs(reading: Reading, source: Source): ReadArgs | undefined {
  reportIgnoredFlags(reading, source, 'ARG')
  const { text } = source.line
  const words = quotedWordSpans(text, source.start, source.end, reading.escape)
  if (words.length === 0)
    return report(reading, source, { code: 'missing-argument', message: 'ARG: a name is missing' })
  const args: ArgDeclaration[] = []
  for (const word of words) {
    const arg = readArg(reading, source, word)
    if (arg !== undefined) args.push(arg)
  }
  return args.length === words.length ? { words, args } : undefined
}

const isUnwritable = ({ name }: ArgDeclaration): boolean => argNameProblem('ARG', name) !== undefined

function argEntry(source: Source, { words, args }: ReadArgs): Lowered {
  const { comments, before, after } = innerComments(source, words)
  const entry = { kind: 'arg', args: Object.freeze(args) } as const
  return { entry: node<Arg>(comments === undefined ? entry : { ...entry, comments }), before, after }
}

function readArg(reading: Reading, source: Source, word: Stretch): ArgDeclaration | undefined {
  const { text } = source.line
  const sign = signIn(text, word)
  if (sign === -1) return Object.freeze({ name: text.slice(word.start, word.end) })
  if (sign === word.start) return reportBlankName(reading, source, word)
  const value = readWord(reading, source, 'ARG value', { start: sign + 1, end: word.end })
  return value === undefined ? undefined : Object.freeze({ name: text.slice(word.start, sign), value })
}

function readPairs(reading: Reading, source: Source): ({ pairs: readonly Pair[] } & FoundComments) | undefined {
  const stretches = hasNoFlags(reading, source) ? pairStretches(reading, source) : undefined
  if (stretches === undefined) return undefined
  const { text } = source.line
  const pairs: Pair[] = []
  let fine = true
  for (const { key, value } of stretches) {
    if (key.start === key.end) {
      fine = reportBlankName(reading, source, { start: key.start, end: value.end }) ?? false
      continue
    }
    const field = `${source.name} ${excerpt(text.slice(key.start, key.end)).slice(1, -1)}`
    const keyWord = readWord(reading, source, `${source.name} key`, key)
    const valueWord = readWord(reading, source, field, value)
    // A key with "=" in it comes only from the old form, and can only be written as it stands.
    if (keyWord === undefined || valueWord === undefined || hasSign(keyWord)) fine = false
    else pairs.push(Object.freeze({ key: keyWord, value: valueWord }))
  }
  if (!fine) return undefined
  return {
    pairs: Object.freeze(pairs),
    ...innerComments(
      source,
      stretches.map(({ key, value }) => ({ start: key.start, end: value.end })),
    ),
  }
}

function hasSign(key: Word): boolean {
  return partsOf(key).some((part) => typeof part === 'string' && part.includes('='))
}

/** Cuts `key=value…`, or the old form `key value`, which is meant when the first word has no `=`. */
export function pairStretches(reading: Reading, source: Source): PairStretch[] | undefined {
  const { name, start, end, line } = source
  const { text } = line
  const words = quotedWordSpans(text, start, end, reading.escape)
  const [first] = words
  if (first === undefined) {
    return report(reading, source, { code: 'missing-argument', message: `${name}: a key and a value are missing` })
  }
  if (signIn(text, first) === -1) return oldForm(reading, source)
  const stretches: PairStretch[] = []
  for (const word of words) {
    const sign = signIn(text, word)
    if (sign === -1) {
      const message = `${name}: ${excerpt(text.slice(word.start, word.end))} has no "="; each item is key=value`
      const hint = 'A value with white space is put into double quotes'
      return report(reading, source, { code: 'missing-argument', message, hint }, word.start, word.end)
    }
    stretches.push({ key: { start: word.start, end: sign }, value: { start: sign + 1, end: word.end } })
  }
  return stretches
}

function oldForm(reading: Reading, source: Source): PairStretch[] | undefined {
  const { name, start, end, line } = source
  let keyEnd = start
  while (keyEnd < end && !isSeparator(line.text.charCodeAt(keyEnd))) keyEnd++
  let valueStart = keyEnd
  while (valueStart < end && isSeparator(line.text.charCodeAt(valueStart))) valueStart++
  if (keyEnd === end) {
    const key = line.text.slice(start, end)
    const message = `${name}: ${excerpt(key)} has no value`
    const hint = `It is written ${name} ${key.length > 60 ? 'key' : key}=value`
    return report(reading, source, { code: 'missing-argument', message, hint }, start)
  }
  return [{ key: { start, end: keyEnd }, value: { start: valueStart, end } }]
}

function signIn(text: string, { start, end }: Stretch): number {
  const sign = text.indexOf('=', start)
  return sign >= end ? -1 : sign
}

function reportBlankName(reading: Reading, source: Source, { start, end }: Stretch): undefined {
  const message = `${source.name}: the name before "=" is missing`
  return report(reading, source, { code: 'bad-name', message }, start, end)
}

const none: readonly InsideComment[] = []

/** The comments inside an instruction: those before it, those before an item of it, and those behind it. */
interface FoundComments {
  readonly before: readonly InsideComment[]
  readonly comments: readonly InnerComment[] | undefined
  readonly after: readonly InsideComment[]
}

/**
 * Each comment goes before the item that it stands in, or else before the one that follows it, or after the instruction when
 * none does. Those of an only item that one stands in go before the instruction, as those of all others do.
 */
function innerComments({ line }: Source, items: readonly Stretch[]): FoundComments {
  if (line.comments.length === 0) return { before: none, comments: undefined, after: none }
  const comments: InnerComment[] = []
  let item = 0
  let isInside = false
  let count = 0
  for (const { at, text } of line.comments) {
    while (item < items.length && items[item]!.end <= at) item++
    if (item === items.length) break
    isInside ||= items[item]!.start < at
    comments.push(Object.freeze({ before: item, text }))
    count++
  }
  const after = count === line.comments.length ? none : line.comments.slice(count)
  if (items.length === 1 && isInside) return { before: line.comments.slice(0, count), comments: undefined, after }
  return { before: none, comments: count === 0 ? undefined : Object.freeze(comments), after }
}
