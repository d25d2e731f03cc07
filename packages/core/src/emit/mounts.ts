import { mountOptions, type Mount, type MountOptionRow, type Reference, type Word } from '../model/index.js'
import { excerpt, refuse, textProblem, wordProblem } from '../model/lexical/expressible.js'
import { isPlainWord } from '../model/lexical/plain-word.js'
import { fail, type Page } from './page.js'
import { printMountSource } from './references.js'
import { printLexed } from './words.js'

type OptionValue = Word | boolean | Reference

/**
 * The value of a `--mount` flag, not yet quoted as a flag: its options as comma-separated values, the type first.
 *
 *     printMount(cache mount at /root/.npm)  // type=cache,target=/root/.npm
 */
export function printMount(mount: Mount, page: Page): string {
  if (mount.type === 'raw') {
    refuse(textProblem('flag', 'RUN --mount', mount.text))
    return mount.text
  }
  const table: { readonly [name: string]: MountOptionRow } | undefined = mountOptions[mount.type]
  if (table === undefined) fail({ code: 'bad-mount', message: `RUN --mount: there is no type ${excerpt(mount.type)}` })
  let text = `type=${mount.type}`
  const values = mount.options as { readonly [name: string]: OptionValue | undefined }
  for (const name in table) {
    const value = values[name]
    if (value !== undefined) text += ',' + printField(name, table[name]!, value, page)
  }
  return text
}

function printField(name: string, row: MountOptionRow, value: OptionValue, page: Page): string {
  const field = `${name}=${printOption(name, row, value, page)}`
  return /[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

function printOption(name: string, row: MountOptionRow, value: OptionValue, page: Page): string {
  const what = `RUN --mount ${name}`
  switch (row.kind) {
    case 'word':
      if (isPlainWord(value as Word)) return value as string
      refuse(wordProblem('flag', what, value as Word, page.escape))
      return printLexed(value as Word, page)
    case 'boolean':
      return value === true ? 'true' : 'false'
    case 'choice':
      if (!row.values?.includes(value as string)) {
        const found = excerpt(String(value))
        fail({ code: 'bad-mount', message: `${what}: ${found} is none of ${row.values?.join(', ')}` })
      }
      return value as string
    case 'reference':
      return printMountSource(value as Reference, page)
  }
}
