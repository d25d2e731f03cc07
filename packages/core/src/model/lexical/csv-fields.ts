/**
 * The fields of a comma-separated text, as BuildKit reads the value of `--mount` and `--device`: a field may be quoted
 * as a whole, with `""` for a quote in it. `undefined` when the text is empty or its quotes do not match.
 *
 *     csvFields('type=bind,"target=/a,b"')  // ['type=bind', 'target=/a,b']
 */
export function csvFields(text: string): readonly string[] | undefined {
  // One newline at the end is left out.
  const line = text.endsWith('\r\n') ? text.slice(0, -2) : text.endsWith('\n') ? text.slice(0, -1) : text
  if (line === '') return undefined
  const fields: string[] = []
  let at = 0
  for (;;) {
    let end: number
    if (line[at] === '"') {
      let field = ''
      let from = at + 1
      end = line.indexOf('"', from)
      while (end !== -1 && line[end + 1] === '"') {
        field += line.slice(from, end + 1)
        from = end + 2
        end = line.indexOf('"', from)
      }
      if (end === -1) return undefined
      fields.push(field + line.slice(from, end))
      end++
      if (end < line.length && line[end] !== ',') return undefined
    } else {
      const comma = line.indexOf(',', at)
      end = comma === -1 ? line.length : comma
      const field = line.slice(at, end)
      if (field.includes('"')) return undefined
      fields.push(field)
    }
    if (end === line.length) return fields
    at = end + 1
  }
}
