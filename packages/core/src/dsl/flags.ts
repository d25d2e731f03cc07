import { DockerfileError } from '../problem/index.js'
import type { FlagRow } from '../model/index.js'
import { lowerValue, mergeUses, usesOf, wrongArgument, type ArgHandle } from './handle.js'
import { badOption, MountValue, unknownOption } from './mounts.js'
import { duration } from './duration.js'
import { SecretHandle } from './secret.js'

export interface LoweredFlags {
  /** The flags but for mounts, by the names of the model. */
  readonly values: { readonly [name: string]: unknown }
  readonly uses: readonly ArgHandle[]
  readonly mounts: readonly MountValue[]
}

type Table = { readonly [name: string]: FlagRow }
const nothing: LoweredFlags = Object.freeze({
  values: Object.freeze({}),
  uses: Object.freeze([]),
  mounts: Object.freeze([]),
})

/** Reads the options of a call by the rows of the model's flag table. */
export function lowerFlags(call: string, table: Table, given: object | undefined): LoweredFlags {
  if (given === undefined) return nothing
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw wrongArgument(`options of ${call}`, 'an object', given)
  const values: { [name: string]: unknown } = {}
  let uses = nothing.uses
  let mounts = nothing.mounts
  for (const name in given) {
    const value = (given as { readonly [name: string]: unknown })[name]
    if (value === undefined) continue
    const row = table[name]
    if (row === undefined || row.kind === 'reference') {
      throw unknownOption(
        call,
        name,
        Object.keys(table).filter((key) => table[key]!.kind !== 'reference'),
      )
    }
    if (row.kind === 'mount-list') mounts = mountList(value)
    else {
      values[name] = flagValue(`${call}: ${name}`, row, value)
      uses = mergeUses(uses, usesOf(value))
    }
  }
  return { values, uses, mounts }
}

function flagValue(what: string, row: FlagRow, value: unknown): unknown {
  switch (row.kind) {
    case 'word':
      return lowerValue(typeof value === 'number' ? String(value) : value, what)
    case 'text':
      if (typeof value !== 'string') throw wrongArgument(what, 'a string', value)
      return value
    case 'text-list':
      return textList(what, value)
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongArgument(what, 'true or false', value)
      return value
    case 'choice':
      if (!row.values!.includes(value as string)) throw badOption(what, value, row.values!)
      return value
    case 'duration':
      return duration(what, value)
    case 'count':
      if (!Number.isInteger(value) || (value as number) < 0)
        throw wrongArgument(what, 'a whole number, 0 or more', value)
      return value
    case 'reference':
    case 'mount-list':
      throw wrongArgument(what, 'something else', value)
  }
}

export function textList(what: string, value: unknown): readonly string[] {
  const items = typeof value === 'string' ? [value] : value
  if (!Array.isArray(items) || items.some((item) => typeof item !== 'string'))
    throw wrongArgument(what, 'a list of strings', value)
  return Object.freeze([...(items as string[])])
}

/** The mounts of an option: lists inside are flattened, a secret as it stands is its file. */
export function mountList(value: unknown): readonly MountValue[] {
  const given = Array.isArray(value) ? (value.flat() as unknown[]) : [value]
  return given.map((item) => {
    if (item instanceof MountValue) return item
    if (item instanceof SecretHandle) return item.file()
    if (typeof item === 'string') {
      throw new DockerfileError({
        code: 'bad-mount',
        message: `mounts: found the string ${JSON.stringify(item)}, accepted are mounts`,
        hint: 'Write cache(target), bind(target, …), tmpfs(target), ssh() or a secret',
      })
    }
    throw wrongArgument('mounts', 'mounts, such as cache(target) or a secret', item)
  })
}
