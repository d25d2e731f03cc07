/** One word of a POSIX shell that stands for exactly `text`. Plain words stay bare. */
export function shellQuote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text) && !/^[\w]+=/.test(text)) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** `text` as it must stand between double quotes. */
export function escapeForDoubleQuotes(text: string): string {
  return text.replace(/[\\"$`]/g, '\\$&')
}
