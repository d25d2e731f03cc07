import { DockerfileError, describeValue, didYouMean } from '../problem/index.js'
import type { FlagRow, MountOptionRow } from '../model/index.js'
import { duration } from './duration.js'
import { lowerValue, wrongArgument } from './handle.js'

/** Reads the value of a flag or of a mount's option by its row in the model's tables. */
export function optionValue(
  what: string,
  row: Pick<FlagRow | MountOptionRow, 'kind' | 'values'>,
  value: unknown,
): unknown {
  switch (row.kind) {
    case 'word':
      return lowerValue(typeof value === 'number' ? String(value) : value, what)
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
      if (!Number.isInteger(value) || (value as number) < 0) {
        throw wrongArgument(what, 'a whole number, 0 or more', value)
      }
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

function badOption(what: string, found: unknown, accepted: readonly string[]): DockerfileError {
  return new DockerfileError({
    code: 'bad-option',
    message: `${what}: found ${describeValue(found)}, accepted: ${accepted.map((v) => `"${v}"`).join(', ')}`,
    hint: typeof found === 'string' ? didYouMean(found, accepted) : undefined,
  })
}

/** Refuses options that a call does not have. */
export function onlyOptions(call: string, given: object, known: readonly string[]): void {
  for (const name in given) if (!known.includes(name)) throw unknownOption(call, name, known)
}

export function unknownOption(what: string, name: string, known: readonly string[]): DockerfileError {
  const hint = didYouMean(name, known)
  return new DockerfileError({
    code: 'unknown-option',
    message: `${what} has no option "${name}"; it has ${known.map((k) => `"${k}"`).join(', ')}`,
    hint,
  })
}
