const unit: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
}

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
  let nanoseconds = 0
  let rest = signed
  if (rest === '') return 'it has no number'
  while (rest !== '') {
    const [all, digits, unitName] = /^([0-9]*\.?[0-9]*)([^0-9.]*)/.exec(rest)!
    if (!/[0-9]/.test(digits!)) return 'a number is missing'
    if (unitName === '') return 'it has no unit (h, m, s, ms)'
    const factor = Object.hasOwn(unit, unitName!) ? unit[unitName!] : undefined
    if (factor === undefined) return `"${unitName}" is not a unit (h, m, s, ms)`
    // What is less than a nanosecond is dropped.
    nanoseconds += Math.floor(Number(digits) * factor)
    rest = rest.slice(all.length)
  }
  if (nanoseconds >= 2 ** 63) return 'it is too long'
  if (nanoseconds === 0) return undefined
  return text.startsWith('-') || nanoseconds < 1e6 ? 'it is less than 1ms' : undefined
}
