import { goBoolean } from './go-number.js'

/** One option of a `check` directive, without blanks around its value. */
export type CheckOption = readonly [name: 'skip' | 'experimental' | 'error', value: string]

/** The options of a `check` directive or comment, or what BuildKit has against it: it heeds nothing of it then. */
export function readCheckValue(
  text: string,
): { readonly options: readonly CheckOption[] } | { readonly fault: string; readonly options?: undefined } {
  const trimmed = text.trim()
  if (trimmed === '') return { options: [] }
  // BuildKit cuts twice at most: what follows is part of the third.
  const [first = '', second, ...others] = trimmed.split(';')
  const parts = [first, ...(second === undefined ? [] : [second]), ...(others.length === 0 ? [] : [others.join(';')])]
  const options: CheckOption[] = []
  for (const part of parts) {
    const [before = '', value] = part.split(/=(.*)/s)
    if (value === undefined) return { fault: `"${part}" has no "="` }
    const name = before.trim()
    if (name === 'error' && goBoolean(value.trim()) === undefined)
      return { fault: `error is "${value}", not true or false` }
    if (name !== 'skip' && name !== 'experimental' && name !== 'error')
      return { fault: `"${name}" is none of skip, error and experimental` }
    options.push([name, value.trim()])
  }
  return { options }
}
