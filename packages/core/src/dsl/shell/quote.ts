const plainWord = /^[\w@%+=:,./-]+$/

/** One word of a POSIX shell that stands for exactly `text`. Plain words stay bare. */
export function shellQuote(text: string): string {
  if (plainWord.test(text) && !/^\w+=/.test(text)) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The same for a word after a command, where `NAME=value` assigns nothing. */
export function shellArgument(text: string): string {
  return plainWord.test(text) ? text : shellQuote(text)
}

/** `text` as it must stand between double quotes. */
export function escapeForDoubleQuotes(text: string): string {
  return text.replace(/[\\"$`]/g, '\\$&')
}
