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
  const { number, suffix } = cut(text)
  if (number === undefined) return 'it has no number'
  if (!isNumber(number)) return `"${number}" is not a positive number`
  return unit.test(suffix) ? undefined : `"${suffix}" is not a unit (k, m, g)`
}

/** The bytes that BuildKit reads in the size of a tmpfs mount, or nothing. A `k` is 1024 of them. */
export function memorySize(text: string): number | undefined {
  const { number, suffix } = cut(text)
  if (number === undefined || !isNumber(number) || !unit.test(suffix)) return undefined
  const power = 'bkmgtp'.indexOf(suffix.slice(0, 1).toLowerCase())
  return Math.trunc(Number(number.replaceAll('_', '')) * 1024 ** power)
}

const unit = /^(?:b|[kmgtp](?:i?b)?)?$/i

const isNumber = (text: string): boolean => decimal.test(text) && Number.isFinite(Number(text.replaceAll('_', '')))

/** The number and what stands behind it. */
function cut(text: string): { readonly number?: string; readonly suffix: string } {
  let at = text.length - 1
  while (at >= 0 && !/[0-9. ]/.test(text[at]!)) at--
  if (at < 0) return { suffix: text }
  return { number: text[at] === ' ' ? text.slice(0, at) : text.slice(0, at + 1), suffix: text.slice(at + 1) }
}
