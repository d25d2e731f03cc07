/** A string as Go quotes it; it has a few escapes more than JSON. */
export function unquoted(quoted: string): string {
  const json = quoted.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (written, code: string | undefined, letter: string) =>
    code !== undefined ? `\\u00${code}` : letter === 'a' || letter === 'v' ? ' ' : written,
  )
  try {
    return JSON.parse(json) as string
  } catch {
    return quoted.slice(1, -1)
  }
}
