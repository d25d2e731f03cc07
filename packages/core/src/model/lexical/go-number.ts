/**
 * The integer that Go's `strconv.Atoi` reads from a text, or nothing: an optional sign and decimal digits, within 64
 * bits. BuildKit decides with it whether `COPY --from=…` is an index: `0`, `01` and `+1` are.
 */
export function goInteger(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return value >= -(2n ** 63n) && value < 2n ** 63n ? Number(value) : undefined
}

/** The number that Go's `strconv.ParseUint(text, base, 32)` reads, or nothing. */
export function goUnsigned32(text: string, base: 8 | 10): number | undefined {
  if (!(base === 8 ? /^[0-7]+$/ : /^[0-9]+$/).test(text)) return undefined
  const value = Number.parseInt(text, base)
  return value <= 0xffff_ffff ? value : undefined
}

/** What Go's `strconv.ParseBool` reads, or nothing. */
export function goBoolean(text: string): boolean | undefined {
  if (/^(1|t|T|TRUE|true|True)$/.test(text)) return true
  if (/^(0|f|F|FALSE|false|False)$/.test(text)) return false
  return undefined
}
