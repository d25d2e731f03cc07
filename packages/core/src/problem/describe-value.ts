/** A value in words, short, for an error. */
export function describeValue(found: unknown): string {
  if (found === null || found === undefined) return String(found)
  if (typeof found === 'string') return found.length > 40 ? `"${found.slice(0, 40)}…"` : `"${found}"`
  if (typeof found === 'function') return found.name === '' ? 'a function' : `the function ${found.name}`
  if (Array.isArray(found)) return found.length === 0 ? 'an empty list' : 'a list'
  if (typeof found !== 'object') return `the ${typeof found} ${String(found)}`
  const kind = (found as { kind?: unknown }).kind
  return typeof kind === 'string' ? `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}` : 'an object'
}
