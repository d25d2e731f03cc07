import type { FlagKind, FlagRow, FlagTable, Mount, Reference, Word } from '../model/index.js'
import { list, options } from '../model/index.js'
import { durationFault } from '../model/lexical/duration.js'
import { csvFields } from '../model/lexical/csv-fields.js'
import { excerpt } from '../model/lexical/expressible.js'
import { goBoolean } from '../model/lexical/go-number.js'
import { didYouMean } from '../problem/index.js'
import type { FlagWord } from './flag-words.js'
import { readMount } from './mounts.js'
import { report, type Reading, type Source } from './reading.js'
import type { Stages } from './stages.js'
import { readText } from './values.js'

/** What a flag's value can be, by the kind of its row. */
interface FlagValues {
  readonly word: Word
  readonly boolean: boolean
  readonly 'text-list': string
  readonly choice: string
  readonly duration: string
  readonly count: number
  readonly reference: Reference
  readonly 'mount-list': Mount
}

/** The text of a flag, cut at its `=`. */
interface Flag {
  readonly word: FlagWord
  readonly name: string
  /** Absent without a `=`. */
  readonly value: string | undefined
}

interface Context {
  readonly reading: Reading
  readonly source: Source
  readonly stages: Stages
  readonly row: FlagRow
  readonly label: string
}

/** What a reader gives for a value that BuildKit refuses, the problem being reported. */
const refused = Symbol('refused')
/** What a reader gives for a value that BuildKit takes for none. */
const absent = Symbol('absent')

type FlagReader<Value> = (flag: Flag, value: string, context: Context) => Value | typeof refused | typeof absent

const readers: { readonly [Kind in FlagKind]: FlagReader<FlagValues[Kind]> } = {
  word({ word }, value, { reading, source, label }) {
    return value === '' ? absent : (readText(reading, source, label, value, word) ?? refused)
  },
  boolean({ word }, value, { reading, source, label }) {
    const lower = value.toLowerCase()
    if (lower === 'true' || lower === 'false') return lower === 'true'
    const message = `${label}: the value must be true or false, found ${excerpt(value)}`
    return report(reading, source, { code: 'bad-option', message }, word.start, word.end) ?? refused
  },
  'text-list'({ word }, value, { reading, source, row, label }) {
    const fault = row.flag === 'device' ? deviceFault(value) : undefined
    if (fault === undefined) return value
    const message = `${label}: ${fault}, found ${excerpt(value)}`
    return report(reading, source, { code: 'bad-option', message }, word.start, word.end) ?? refused
  },
  choice({ word }, value, { reading, source, row, label }) {
    const { values = [] } = row
    if (values.includes(value)) return value
    const message = `${label}: ${excerpt(value)} is none of ${values.join(', ')}`
    const hint = didYouMean(value, values)
    return report(reading, source, { code: 'bad-option', message, hint }, word.start, word.end) ?? refused
  },
  duration({ word }, value, { reading, source, label }) {
    if (value === '') return absent
    const fault = durationFault(value)
    if (fault === undefined) return value
    const message = `${label}: ${excerpt(value)} is not a duration such as 30s: ${fault}`
    return report(reading, source, { code: 'bad-duration', message }, word.start, word.end) ?? refused
  },
  count({ word }, value, { reading, source, label }) {
    if (value === '') return absent
    const count = /^[+-]?[0-9]+$/.test(value) ? Number(value) : Number.NaN
    if (count >= 0 && count < 2 ** 31) return Math.abs(count)
    const message = `${label}: ${excerpt(value)} is not a number from 0 to 2147483647`
    return report(reading, source, { code: 'bad-option', message }, word.start, word.end) ?? refused
  },
  reference({ word }, value, { reading, source, label, stages }) {
    if (value === '') return absent
    const read = readText(reading, source, label, value, word)
    if (read === undefined) return refused
    if (read !== value && typeof read === 'string') {
      const message = `${label}: quotes and escapes are not read here, found ${excerpt(value)}`
      return report(reading, source, { code: 'bad-image', message }, word.start, word.end) ?? refused
    }
    return stages.copied(read)
  },
  'mount-list': ({ word }, value, { reading, source, stages }) =>
    readMount(reading, source, stages, value, word) ?? refused,
}

/** Why BuildKit refuses the value of `--device`, or nothing. */
function deviceFault(value: string): string | undefined {
  const fields = csvFields(value)
  if (fields === undefined) return 'its quotes do not match or it is empty'
  let name = ''
  for (const field of fields) {
    const sign = field.indexOf('=')
    const key = (sign === -1 ? field : field.slice(0, sign)).toLowerCase()
    const text = sign === -1 ? undefined : field.slice(sign + 1)
    if (key === 'required') {
      if (text !== undefined && goBoolean(text) === undefined) return 'required must be true or false'
    } else if (key === 'name' && text !== undefined) {
      if (name !== '') return 'the device is named twice'
      name = text
    } else if (name === '') name = field
    else return `${excerpt(field)} is not an option of a device (name, required)`
  }
  return undefined
}

/**
 * Reads the flags of an instruction by its table; `undefined` when BuildKit refuses one, which is reported.
 */
export function readFlags<Flags extends object>(
  reading: Reading,
  source: Source,
  stages: Stages,
  table: FlagTable<Flags>,
): Flags | undefined {
  if (source.flags.length === 0) return noFlags as Flags
  const rows = Object.entries<FlagRow>(table)
  const read: Record<string, unknown> = {}
  for (const [option] of rows) read[option] = undefined
  const seen = new Set<string>()
  let fine = true
  for (const word of source.flags) {
    const flag = cut(word)
    const entry = rows.find(([, { flag: name }]) => name === flag.name)
    if (entry === undefined) {
      fine = unknownFlag(reading, source, flag, table)
      continue
    }
    const [option, row] = entry
    const isList = row.kind === 'text-list' || row.kind === 'mount-list'
    const context: Context = { reading, source, stages, row, label: `${source.name} --${row.flag}` }
    if (seen.has(option) && !isList) {
      fine = refuse(context, word, 'bad-option', 'it is given twice')
      continue
    }
    seen.add(option)
    if (flag.value === undefined ? row.kind !== 'boolean' : row.kind === 'boolean' && flag.value === '') {
      fine = refuse(context, word, 'bad-option', `it needs a value: --${row.flag}=…`)
      continue
    }
    const value = flag.value === undefined ? true : readers[row.kind](flag, flag.value, context)
    if (value === refused) fine = false
    else if (value === absent) continue
    else if (!isList) read[option] = value
    else if (Array.isArray(read[option])) read[option].push(value)
    else read[option] = [value]
  }
  if (!fine) return undefined
  for (const option in read) if (Array.isArray(read[option])) read[option] = list(read[option])
  return options(read) as Flags
}

const noFlags = Object.freeze({})

function cut(word: FlagWord): Flag {
  const sign = word.text.indexOf('=')
  if (sign === -1) return { word, name: word.text.slice(2), value: undefined }
  return { word, name: word.text.slice(2, sign), value: word.text.slice(sign + 1) }
}

function refuse(
  { reading, source, label }: Context,
  { start, end }: FlagWord,
  code: 'bad-option',
  message: string,
): false {
  report(reading, source, { code, message: `${label}: ${message}` }, start, end)
  return false
}

function unknownFlag(reading: Reading, source: Source, { word, name }: Flag, table: object): false {
  const known = Object.values<FlagRow>(table as Record<string, FlagRow>).map(({ flag }) => flag)
  const accepted = known.length === 0 ? 'it takes none' : `it takes ${known.map((flag) => `--${flag}`).join(', ')}`
  const message = `${source.name} has no flag --${name.slice(0, 60)}; ${accepted}`
  const near = didYouMean(
    `--${name}`,
    known.map((flag) => `--${flag}`),
  )
  report(reading, source, { code: 'unknown-option', message, hint: near }, word.start, word.end)
  return false
}

/** For an instruction that has no flags: whether it is given none. */
export function hasNoFlags(reading: Reading, source: Source): boolean {
  for (const word of source.flags) unknownFlag(reading, source, cut(word), {})
  return source.flags.length === 0
}
