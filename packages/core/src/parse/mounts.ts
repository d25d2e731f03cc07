import {
  mountOptions,
  node,
  options,
  type Mount,
  type MountOptionRow,
  type Reference,
  type Word,
} from '../model/index.js'
import { csvFields } from '../model/lexical/csv-fields.js'
import { excerpt } from '../model/lexical/expressible.js'
import { goBoolean } from '../model/lexical/go-number.js'
import type { FlagWord } from './flag-words.js'
import { placeIn, report, type Reading, type Source } from './reading.js'
import type { Stages } from './stages.js'
import { lexWord } from './word-lexer.js'

/** One field of a mount's text. */
interface Field {
  /** Lower case. */
  readonly key: string
  readonly value: string | undefined
}

/**
 * Reads the value of `--mount`. BuildKit itself reads only `from` before it builds; all that is not said plainly here is
 * kept as text, for whom it may concern later.
 */
export function readMount(
  reading: Reading,
  source: Source,
  stages: Stages,
  text: string,
  word: FlagWord,
): Mount | undefined {
  const texts = csvFields(text)
  if (texts === undefined) {
    const message = `RUN --mount: ${text === '' ? 'it is empty' : `its quotes do not match, found ${excerpt(text)}`}`
    return report(reading, source, { code: 'bad-mount', message }, word.start, word.end)
  }
  const fields = texts.map(cut)
  const froms = fields.flatMap(({ key, value }) => (key === 'from' && value !== undefined ? [value] : []))
  const variable = froms.find(hasVariable)
  if (variable !== undefined) {
    const message = `RUN --mount: from takes no variable, found ${excerpt(variable)}`
    const hint = 'Give the image a stage of its own, and mount from that stage'
    return report(reading, source, { code: 'bad-mount', message, hint }, word.start, word.end)
  }
  const reference = stages.mounted(froms[froms.length - 1] ?? '')
  const mount = plainMount(fields, reference, reading.escape) ?? node<Mount>({ kind: 'mount', type: 'raw', text })
  reading.places.set(mount, placeIn(reading, source, word.start, word.end))
  return mount
}

function cut(field: string): Field {
  const sign = field.indexOf('=')
  if (sign === -1) return { key: field.toLowerCase(), value: undefined }
  return { key: field.slice(0, sign).toLowerCase(), value: field.slice(sign + 1) }
}

function hasVariable(text: string): boolean {
  const at = text.indexOf('$')
  return at !== -1 && at !== text.length - 1
}

type MountType = keyof typeof mountOptions

/** The mount that the fields say, when the model can say it: every option is one of its type, each said once. */
function plainMount(fields: readonly Field[], from: Reference | undefined, escape: '\\' | '`'): Mount | undefined {
  const type = fields.find(({ key }) => key === 'type')
  const name = type === undefined ? 'bind' : type.value?.toLowerCase()
  if (name === undefined || !Object.hasOwn(mountOptions, name)) return undefined
  const rows = Object.entries<MountOptionRow>(mountOptions[name as MountType])
  const read: Record<string, Word | boolean | Reference | undefined> = {}
  for (const [option] of rows) read[option] = undefined
  let isTyped = false
  for (const { key, value } of fields) {
    if (key === 'type') {
      if (isTyped) return undefined
      isTyped = true
      continue
    }
    const found = rowOf(rows, key)
    if (found === undefined || read[found.option] !== undefined) return undefined
    // BuildKit wants to know the type before it reads these.
    if ((key === 'required' || key === 'size') && !isTyped) return undefined
    const said = readOption(found, key, value, from, escape)
    if (said === undefined) return undefined
    read[found.option] = said
  }
  return node({ kind: 'mount', type: name, options: options(read) } as Mount)
}

interface FoundRow {
  readonly option: string
  readonly row: MountOptionRow
  readonly isNegative: boolean
}

function rowOf(rows: readonly (readonly [string, MountOptionRow])[], key: string): FoundRow | undefined {
  for (const [option, row] of rows) {
    if (option === key || row.aliases?.includes(key)) return { option, row, isNegative: false }
    if (row.aliases?.includes(`!${key}`)) return { option, row, isNegative: true }
  }
  return undefined
}

function readOption(
  { row, isNegative }: FoundRow,
  key: string,
  value: string | undefined,
  from: Reference | undefined,
  escape: '\\' | '`',
): Word | boolean | Reference | undefined {
  if (row.kind === 'reference') return value === undefined ? undefined : from
  if (row.kind === 'boolean' && value === undefined) return !isNegative
  if (value === undefined) return undefined
  const lexed = lexWord(value, escape)
  if (lexed.fault !== undefined) return undefined
  const { word } = lexed
  switch (row.kind) {
    case 'word':
      // An empty value is no value for most options, and a value for the name of a variable.
      return word === '' && key !== 'env' ? undefined : word
    case 'boolean': {
      const said = typeof word === 'string' ? goBoolean(word) : undefined
      return said === undefined ? undefined : said !== isNegative
    }
    case 'choice': {
      const lower = typeof word === 'string' ? word.toLowerCase() : ''
      return row.values?.includes(lower) === true ? lower : undefined
    }
  }
}
