import { DockerfileError, describeValue, didYouMean } from '@stagecraft/core'
import type { Option } from './option.js'
import type { OptionTable } from './options.js'

type Fields = { readonly [name: string]: unknown }

/**
 * Reads what the user of a preset wrote: every option once, defaults filled in.
 *
 * @param where the start of every sentence, such as `nodeService`
 * @throws {DockerfileError} 'unknown-option', 'bad-option', 'wrong-argument'
 */
export function readOptions(table: OptionTable, given: unknown, where: string): Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `${where} takes an object of options; found ${describeValue(given)}`,
    })
  }
  const names = Object.keys(table)
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(table, name)) continue
    throw new DockerfileError({
      code: 'unknown-option',
      message: `${where} has no option "${name}"; it has ${names.map((known) => `"${known}"`).join(', ')}`,
      hint: didYouMean(name, names),
    })
  }
  const values: { [name: string]: unknown } = {}
  for (const name of names) values[name] = readOption(table[name]!, (given as Fields)[name], where, name)
  return Object.freeze(values)
}

function readOption(option: Option<unknown>, value: unknown, where: string, name: string): unknown {
  const { need, accepts, choices } = option
  if (value === undefined) {
    if (need !== 'required') return option.default
    throw new DockerfileError({ code: 'bad-option', message: `${where} needs the option "${name}": ${accepts}` })
  }
  const found = option.read(value, `${where}: ${name}`)
  if (found !== undefined) return found
  throw new DockerfileError({
    code: 'bad-option',
    message: `${where}: "${name}" takes ${accepts}; found ${describeValue(value)}`,
    hint: typeof value === 'string' ? didYouMean(value, choices) : undefined,
  })
}
