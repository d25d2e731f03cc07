/** As Go reads it: an underscore may stand between two digits. */
const decimal = /^\+?(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/

/**
 * Why BuildKit refuses the size of a tmpfs mount, or nothing: a number, then perhaps a unit (`k`, `m`, `g`, `t`, `p`,
 * each also with `b` or `ib`, in any case).
 *
 *     memorySizeFault('512m')    // undefined
 *     memorySizeFault('1 gram')  // '"gram" is not a unit (k, m, g)'
 */
export function memorySizeFault(text: string): string | undefined {
  let at = text.length - 1
  while (at >= 0 && !/[0-9. ]/.test(text[at]!)) at--
  if (at < 0) return 'it has no number'
  const number = text[at] === ' ' ? text.slice(0, at) : text.slice(0, at + 1)
  const suffix = text.slice(at + 1)
  if (!decimal.test(number) || !Number.isFinite(Number(number.replaceAll('_', ''))))
    return `"${number}" is not a positive number`
  return /^(?:b|[kmgtp](?:i?b)?)?$/i.test(suffix) ? undefined : `"${suffix}" is not a unit (k, m, g)`
}
