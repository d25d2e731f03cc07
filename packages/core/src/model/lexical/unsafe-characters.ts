/** What no Dockerfile can hold: a lone surrogate is no character, and BuildKit's NUL does not reach a process. */
const unsafe = /\0|\p{Cs}/u

/** What a text has that cannot be written anywhere, in words, or nothing. */
export function unsafeCharacter(text: string): string | undefined {
  const found = unsafe.exec(text)
  if (found === null) return undefined
  return found[0] === '\0' ? 'a NUL character' : 'half of a surrogate pair'
}
