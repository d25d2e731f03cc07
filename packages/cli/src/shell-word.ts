/** A word as somebody would type it in a shell, quoted where it has to be. */
export const shellWord = (text: string): string =>
  /^[\w@%+:,./-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`
