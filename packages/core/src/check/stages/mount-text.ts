/** One `key=value` of a mount, or a key alone. */
export interface MountField {
  /** As written. */
  readonly source: string
  /** Lower case. */
  readonly key: string
  readonly value?: string
}

/**
 * Cuts the text of a mount into fields: separated by commas, a field may be quoted as a whole (`"target=/a,b"`).
 * Returns what is wrong when the quotes do not match.
 */
export function mountFields(text: string): readonly MountField[] | string {
  const out: MountField[] = []
  let rest = text
  if (rest === '') return 'it is empty'
  for (;;) {
    let field: string
    if (rest.startsWith('"')) {
      const quoted = /^"((?:[^"]|"")*)"(?=,|$)/s.exec(rest)
      if (quoted === null) return 'a quote is not closed'
      field = quoted[1]!.replaceAll('""', '"')
      rest = rest.slice(quoted[0].length)
    } else {
      const comma = rest.indexOf(',')
      field = comma < 0 ? rest : rest.slice(0, comma)
      if (field.includes('"')) return `a quote stands inside "${field}"`
      rest = rest.slice(field.length)
    }
    out.push(fieldOf(field))
    if (rest === '') return out
    rest = rest.slice(1)
  }
}

function fieldOf(source: string): MountField {
  const equals = source.indexOf('=')
  if (equals < 0) return { source, key: source.toLowerCase() }
  return { source, key: source.slice(0, equals).toLowerCase(), value: source.slice(equals + 1) }
}
