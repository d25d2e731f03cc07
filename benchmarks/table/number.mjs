/** A figure with as many digits as say something, and thousands apart. */
export function number(value) {
  if (Number.isInteger(value) && value < 1000) return String(value)
  const digits = value < 0.1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
