import { csvFields } from '../../model/lexical/csv-fields.js'

/** One `key=value` of a mount, or a key alone. */
export interface MountField {
  /** As written. */
  readonly source: string
  /** Lower case. */
  readonly key: string
  readonly value?: string
}

/** Cuts the text of a mount into fields; `undefined` when it is empty or its quotes do not match. */
export function mountFields(text: string): readonly MountField[] | undefined {
  return csvFields(text)?.map(fieldOf)
}

/** What a mount says of a key: the last one counts. */
export function mountValue(text: string, key: string): string | undefined {
  return mountFields(text)
    ?.filter((field) => field.key === key)
    .pop()?.value
}

function fieldOf(source: string): MountField {
  const equals = source.indexOf('=')
  if (equals < 0) return { source, key: source.toLowerCase() }
  return { source, key: source.slice(0, equals).toLowerCase(), value: source.slice(equals + 1) }
}
