const lower = /^[\0-@[-\x7f]*$/

/**
 * Lower case as Go makes it, character by character. JavaScript agrees but for the capital I with a dot, of which it
 * makes two characters, and for the sigma at the end of a word.
 */
export function goLower(text: string): string {
  if (lower.test(text)) return text
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase()
  return text.replaceAll('\u0130', 'i').replaceAll('\u03a3', '\u03c3').toLowerCase()
}
