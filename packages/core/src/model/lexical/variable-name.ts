/**
 * Where the variable name ends that begins at `at`, as BuildKit reads it after `$` or `${`: digits, one of the special
 * parameters, or letters, digits and underscores of any script. Equal to `at` when there is no name.
 */
export function variableNameEnd(text: string, at: number): number {
  const first = text.charCodeAt(at)
  if (first >= 0x30 && first <= 0x39) return whileMatches(text, at, /\p{Nd}/u, isAsciiDigit)
  if (isSpecialParameter(first)) return at + 1
  if (first >= 0x80 && /^\p{Nd}/u.test(text.slice(at, at + 2))) {
    return whileMatches(text, at, /\p{Nd}/u, isAsciiDigit)
  }
  return whileMatches(text, at, /[\p{L}\p{Nd}]/u, isAsciiNameCharacter)
}

/** Whether a character that follows a reference without braces would be read as a part of its name. */
export function continuesName(text: string, at: number): boolean {
  return whileMatches(text.slice(at, at + 2), 0, /[\p{L}\p{Nd}]/u, isAsciiNameCharacter) > 0
}

function whileMatches(text: string, from: number, beyond: RegExp, ascii: (code: number) => boolean): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if (!ascii(code)) return at
      at++
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at)!)
    if (!beyond.test(character)) return at
    at += character.length
  }
  return at
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isAsciiNameCharacter(code: number): boolean {
  return isAsciiDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f
}

/** `@*#?-$!`; `0` is read as a digit. */
function isSpecialParameter(code: number): boolean {
  switch (code) {
    case 0x40:
    case 0x2a:
    case 0x23:
    case 0x3f:
    case 0x2d:
    case 0x24:
    case 0x21:
      return true
    default:
      return false
  }
}
