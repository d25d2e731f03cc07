/** In nanoseconds. Go knows µs too, which no flag can hold: BuildKit reads flags byte by byte. */
const unit: Readonly<Record<string, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 }

/**
 * Why BuildKit refuses a duration of HEALTHCHECK, or nothing: a Go duration such as `30s` or `1h30m`, which is 0 (the
 * default) or at least one millisecond.
 *
 *     durationFault('1m30s')  // undefined
 *     durationFault('5')      // 'it has no unit (h, m, s, ms)'
 */
export function durationFault(text: string): string | undefined {
  if (text === '') return undefined
  const signed = /^[+-]/.test(text) ? text.slice(1) : text
  if (signed === '0') return undefined
  let nanoseconds = 0n
  let rest = signed
  if (rest === '') return 'it has no number'
  while (rest !== '') {
    const [all, whole = '', part = '', unitName = ''] = /^([0-9]*)(?:\.([0-9]*))?([^0-9.]*)/.exec(rest)!
    if (whole + part === '') return 'a number is missing'
    if (unitName === '') return 'it has no unit (h, m, s, ms)'
    const factor = Object.hasOwn(unit, unitName) ? unit[unitName]! : undefined
    if (factor === undefined) return `"${unitName}" is not a unit (h, m, s, ms)`
    if (Number(whole) * factor > 2 ** 63) return 'it is too long'
    // What is less than a nanosecond is dropped.
    nanoseconds += BigInt(whole) * BigInt(factor) + BigInt(Math.floor(Number(`0.${part}`) * factor))
    rest = rest.slice(all.length)
  }
  if (nanoseconds >= 2n ** 63n) return 'it is too long'
  if (nanoseconds === 0n) return undefined
  return text.startsWith('-') || nanoseconds < 1_000_000n ? 'it is less than 1ms' : undefined
}
