/** A place in a Dockerfile, as tools write it. */
export interface PlaceText {
  readonly file: string | undefined
  readonly line: number
  readonly column?: number
}

/** Reads `Dockerfile:37`, `api/Dockerfile:37:5`, or a line alone. */
export function readPlaceText(text: string): PlaceText | undefined {
  const found = /^(?:(.+?):)?(\d+)(?::(\d+))?$/.exec(text)
  if (found === null || Number(found[2]) === 0) return undefined
  const [, file, line, column] = found
  return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) }
}
