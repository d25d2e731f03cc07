import { flagTables, type FlagRow, type Mount, type Reference, type Word } from '../model/index.js'
import { durationFault } from '../model/lexical/duration.js'
import { excerpt, refuse, textProblem, wordProblem } from '../model/lexical/expressible.js'
import { printMount } from './mounts.js'
import { fail, type Page } from './page.js'
import { printCopySource } from './references.js'
import { printLexed } from './words.js'

type Tables = typeof flagTables

/**
 * The flags of an instruction in the order of its table, each after `separator`.
 *
 *     printFlags('COPY', { from: stageReference('build'), link: true }, ' ', page)  // ' --from=build --link'
 */
export function printFlags<K extends keyof Tables>(
  keyword: K,
  values: { readonly [Name in keyof Tables[K]]?: FlagValue | undefined },
  separator: string,
  page: Page,
): string {
  if (isEmpty(values)) return ''
  let text = ''
  const table: { readonly [name: string]: FlagRow } = flagTables[keyword]
  const given: { readonly [name: string]: FlagValue | undefined } = values
  for (const name in table) {
    const value = given[name]
    if (value === undefined) continue
    const row = table[name]!
    if (isList(value))
      for (const item of value) text += `${separator}--${row.flag}` + printFlag(row, keyword, item, page)
    else text += `${separator}--${row.flag}` + printFlag(row, keyword, value, page)
  }
  return text
}

type SingleValue = Word | boolean | number | Reference | Mount
export type FlagValue = SingleValue | readonly string[] | readonly Mount[]

function isEmpty(values: object): boolean {
  for (const _ in values) return false
  return true
}

function isList(value: FlagValue): value is readonly string[] | readonly Mount[] {
  return Array.isArray(value)
}

/** What follows the name of a flag: `=value`, or nothing. */
function printFlag(row: FlagRow, keyword: string, value: SingleValue, page: Page): string {
  const named = (): string => `${keyword} --${row.flag}`
  switch (row.kind) {
    case 'boolean':
      return value === true ? '' : '=false'
    case 'word': {
      if (typeof value === 'string' && plainFlag.test(value)) return '=' + value
      refuse(wordProblem('flag', named(), value as Word, page.escape))
      return '=' + inFlag(printLexed(value as Word, page), page)
    }
    case 'text-list': {
      const text = value as string
      if (plainFlag.test(text)) return '=' + text
      refuse(textProblem('flag', named(), text))
      return '=' + inFlag(text, page)
    }
    case 'choice':
      if (!row.values?.includes(value as string)) {
        const found = excerpt(String(value))
        fail({ code: 'bad-option', message: `${named()}: ${found} is none of ${row.values?.join(', ')}` })
      }
      return `=${value as string}`
    case 'duration': {
      const fault = durationFault(value as string)
      if (fault !== undefined) {
        fail({ code: 'bad-duration', message: `${named()}: ${excerpt(value as string)}: ${fault}` })
      }
      return `=${value as string}`
    }
    case 'count':
      if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 0x7f_ff_ff_ff) {
        fail({ code: 'bad-option', message: `${named()}: ${String(value)} is not a whole number from 0 on` })
      }
      return `=${value as number}`
    case 'reference':
      return '=' + inFlag(printCopySource(value as Reference, page), page)
    case 'mount-list':
      return '=' + inFlag(printMount(value as Mount, page), page)
  }
}

const plainFlag = /^[\w./:@%+=,~^*?-]*$/
/** The search for heredocs escapes with the backslash in every file, so it is quoted in every file. */
const bareFlag = /^(?!.*<<)[^\s"'\\`]*$/s

/**
 * A flag's value as it stands in the line: quotes and escapes that it has are removed by BuildKit before it is read any
 * further, so they are quoted once more.
 */
export function inFlag(text: string, { escape }: Page): string {
  if (plainFlag.test(text) || (bareFlag.test(text) && isCalm(text))) return text
  const doubled = text.replaceAll(escape, escape + escape)
  if (!doubled.includes("'")) return `'${doubled}'`
  // Single quotes hold off the search for heredocs, whose lexer would read `$` and quotes in double ones.
  if (!/["$]/.test(doubled)) return `"${doubled}"`
  return `'${doubled.replaceAll("'", `'"'"'`)}'`
}

/** No `$` but those of references, whose modifiers hold others at most: another one could confuse the search for heredocs. */
function isCalm(text: string): boolean {
  return !text.includes('$') || calm.test(text)
}

const calm =
  /^(?:[^$]|\$[A-Za-z_]|\$\{[A-Za-z_]\w*(?:(?::?[-+?]|[#%]|\/\/?[^/${}]+\/)(?:[^${}]|\$\{[A-Za-z_]\w*\})*)?\})*$/
