import { DockerfileError } from '../problem/index.js'
import type { FlagRow } from '../model/index.js'
import { mergeUses, usesOf, wrongArgument, type ArgHandle } from './handle.js'
import { MountValue } from './mounts.js'
import { optionValue, unknownOption } from './option-value.js'
import { SecretHandle } from './secret.js'

export interface LoweredFlags {
  /** The flags but for mounts, by the names of the model. */
  readonly values: { readonly [name: string]: unknown }
  readonly uses: readonly ArgHandle[]
  readonly mounts: readonly MountValue[]
}

type Table = { readonly [name: string]: FlagRow }
/** What a call without options says. */
export const noFlags: LoweredFlags = Object.freeze({
  values: Object.freeze({}),
  uses: Object.freeze([]),
  mounts: Object.freeze([]),
})

/** Reads the options of a call by the rows of the model's flag table. */
export function lowerFlags(call: string, table: Table, given: object | undefined): LoweredFlags {
  if (given === undefined) return noFlags
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw wrongArgument(`options of ${call}`, 'an object', given)
  const values: { [name: string]: unknown } = {}
  let uses = noFlags.uses
  let mounts = noFlags.mounts
  for (const name in given) {
    const value = (given as { readonly [name: string]: unknown })[name]
    if (value === undefined) continue
    const row = Object.hasOwn(table, name) ? table[name] : undefined
    if (row === undefined || row.kind === 'reference') {
      throw unknownOption(
        call,
        name,
        Object.keys(table).filter((key) => table[key]!.kind !== 'reference'),
      )
    }
    if (row.kind === 'mount-list') mounts = mountList(value)
    else {
      values[name] = optionValue(`${call}: ${name}`, row, value)
      uses = mergeUses(uses, usesOf(value))
    }
  }
  return { values, uses, mounts }
}

/** The mounts of an option: lists inside are flattened, a secret as it stands is its file. */
function mountList(value: unknown): readonly MountValue[] {
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
